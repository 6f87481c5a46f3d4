using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dashboard.Benchmarks.Many;

/// <summary>
/// Thousands of sources on loopback, each at an address of its own in 127.0.0.0/8, as each would have a host of its own. A feed shows
/// twenty items, gets a new one every hour at a moment of its own, and honours validators.
/// </summary>
internal sealed class ManyFarm : IAsyncDisposable
{
    private const int Shown = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private readonly WebApplication _app;
    private readonly long _began = Stopwatch.GetTimestamp();
    private long _asked;

    private ManyFarm(WebApplication app) => _app = app;

    /// <summary>Requests so far.</summary>
    public long Asked => Interlocked.Read(ref _asked);

    public static async Task<ManyFarm> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, 0));
        var farm = new ManyFarm(builder.Build());
        farm._app.Run(farm.AnswerAsync);
        await farm._app.StartAsync();
        return farm;
    }

    /// <summary>The list of the first so many sources.</summary>
    /// <param name="count">How many.</param>
    public string Opml(int count)
    {
        var port = new Uri(_app.Urls.First()).Port;
        var outlines = new StringBuilder("<opml version=\"2.0\"><body>");
        for (var i = 1; i <= count; i++)
        {
            outlines.Append(CultureInfo.InvariantCulture, $"<outline type=\"rss\" text=\"Source {i}\" xmlUrl=\"http://127.{1 + (i >> 14)}.{(i >> 7) & 127}.{i & 127}:{port}/feed\"/>");
        }

        return outlines.Append("</body></opml>").ToString();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address.MapToIPv4()))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        Interlocked.Increment(ref _asked);
        var host = context.Request.Host.Host;
        var own = (uint)string.GetHashCode(host, StringComparison.Ordinal) / (double)uint.MaxValue;
        var newest = (int)(((Stopwatch.GetElapsedTime(_began) / Pause) + own) + Shown);
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{newest}\"");
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        await context.Response.WriteAsync(Feed(host, newest));
    }

    private static string Feed(string host, int newest)
    {
        var feed = new StringBuilder("<rss version=\"2.0\"><channel><title>").Append(host).Append("</title>");
        for (var i = newest; i > newest - Shown; i--)
        {
            feed.Append(CultureInfo.InvariantCulture, $"<item><guid isPermaLink=\"false\">{host}-{i}</guid><title>Dépêche {i} de {host} : les résultats partiels sont connus</title><link>http://{host}/a/{i}</link>")
                .Append("<description>&lt;p&gt;La participation est en hausse dans toutes les régions, selon l’instance, qui publiera les chiffres définitifs &lt;a href=\"http://").Append(host)
                .Append("/suite\"&gt;dans la soirée&lt;/a&gt;.&lt;/p&gt;</description></item>");
        }

        return feed.Append("</channel></rss>").ToString();
    }
}
