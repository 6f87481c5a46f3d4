using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Cluster;

/// <summary>
/// Sources on loopback that release numbered headlines, take their time to answer, and note when a source is asked by two nodes at
/// the same moment.
/// </summary>
internal sealed class SourceFarm : IAsyncDisposable
{
    /// <summary>A node's number follows in its User-Agent.</summary>
    public const string AgentPrefix = "newsroom-node/";

    private const int Most = 250;
    private const int LeastMilliseconds = 50;
    private const int MostMilliseconds = 200;
    private readonly WebApplication _app;
    private readonly ImmutableList<string>[] _items;
    private readonly ConcurrentDictionary<string, string>[] _open;
    private readonly ConcurrentQueue<string> _released = new();
    private readonly ConcurrentQueue<FarmOverlap> _overlaps = new();
    private readonly ConcurrentQueue<FarmRequest> _requests = new();
    private readonly Random _random;
    private readonly Lock _gate = new();

    private SourceFarm(WebApplication app, int count, int seed)
    {
        _app = app;
        _items = [.. Enumerable.Repeat(ImmutableList<string>.Empty, count)];
        _open = [.. Enumerable.Range(0, count).Select(_ => new ConcurrentDictionary<string, string>(StringComparer.Ordinal))];
        _random = new Random(seed);
    }

    public int Count => _items.Length;

    /// <summary>What <c>Ingest:AllowedPrivateHosts</c> must say.</summary>
    public string Host => new Uri(_app.Urls.First()).Authority;

    /// <summary>All titles so far, in the order of their release.</summary>
    public IReadOnlyCollection<string> Released => _released;

    /// <summary>Moments in which two requests for one source were open.</summary>
    public IReadOnlyCollection<FarmOverlap> Overlaps => _overlaps;

    /// <summary>Who asks which source at this moment.</summary>
    public IReadOnlyList<(int Source, string Node)> Asking => [.. _open.SelectMany((open, source) => open.Values.Select(node => (source, node)))];

    /// <summary>Every request that has ended.</summary>
    public IReadOnlyCollection<FarmRequest> Requests => _requests;

    /// <summary>Holds back each answer so long in place of the usual draw.</summary>
    public TimeSpan? AnswersAfter { get; set; }

    public static async Task<SourceFarm> StartAsync(int count, int seed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var farm = new SourceFarm(builder.Build(), count, seed);
        farm._app.Run(farm.AnswerAsync);
        await farm._app.StartAsync();
        return farm;
    }

    public string Address(int source) => string.Create(CultureInfo.InvariantCulture, $"http://{Host}/s/{source}");

    public static string Name(int source) => string.Create(CultureInfo.InvariantCulture, $"Agence {source:00}");

    /// <summary>Releases the next headline of a source; answers its title.</summary>
    public string Release(int source)
    {
        lock (_gate)
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"Depeche {_released.Count + 1:000000} de l'agence {source:00}");
            var items = _items[source].Insert(0, title);
            _items[source] = items.Count > Most ? items.RemoveRange(Most, items.Count - Most) : items;
            _released.Enqueue(title);
            return title;
        }
    }

    /// <summary>Adds every source to a node, polled each second.</summary>
    public async Task AddToAsync(StaffClient staff, NodePart node, CancellationToken ct)
    {
        for (var number = 0; number < Count; number++)
        {
            await staff.CallAsync(node.Address, HttpMethod.Post, "/api/sources", new { url = Address(number), name = Name(number), schedule = new { interval = "00:00:01" } }, ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var source = int.Parse(context.Request.Path.Value!["/s/".Length..], CultureInfo.InvariantCulture);
        var agent = context.Request.Headers.UserAgent.ToString();
        var node = agent.StartsWith(AgentPrefix, StringComparison.Ordinal) ? $"node {agent[AgentPrefix.Length..]}" : agent;
        var began = Stopwatch.GetTimestamp();
        var open = _open[source];
        foreach (var other in open.Values)
        {
            _overlaps.Enqueue(new FarmOverlap(source, node, other, began));
        }

        open[context.TraceIdentifier] = node;
        try
        {
            await Task.Delay(Pause(), TimeProvider.System, context.RequestAborted);
            context.Response.ContentType = "application/rss+xml; charset=utf-8";
            await context.Response.Body.WriteAsync(Feed(source), context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // Whoever asked was killed.
        }
        finally
        {
            open.TryRemove(context.TraceIdentifier, out _);
            _requests.Enqueue(new FarmRequest(source, node, began, Stopwatch.GetTimestamp(), context.RequestAborted.IsCancellationRequested));
        }
    }

    private TimeSpan Pause()
    {
        lock (_gate)
        {
            return AnswersAfter ?? TimeSpan.FromMilliseconds(_random.Next(LeastMilliseconds, MostMilliseconds));
        }
    }

    private byte[] Feed(int source)
    {
        var items = _items[source];
        var feed = new StringBuilder("<rss version=\"2.0\"><channel><title>").Append(Name(source)).Append("</title>");
        foreach (var title in items)
        {
            var number = title.Split(' ')[1];
            feed.Append("<item><guid>").Append(number).Append("</guid><title>").Append(title).Append("</title><link>http://").Append(Host).Append("/a/").Append(number).Append("</link></item>");
        }

        return Encoding.UTF8.GetBytes(feed.Append("</channel></rss>").ToString());
    }
}
