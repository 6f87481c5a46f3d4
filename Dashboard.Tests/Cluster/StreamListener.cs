using System.Globalization;
using System.Net;

namespace Dashboard.Tests.Cluster;

/// <summary>A reader of <c>/live</c> that resumes by Last-Event-ID after the pause that it was told, as an EventSource does.</summary>
/// <param name="client">Shared by all readers.</param>
/// <param name="address">Of the proxy.</param>
/// <param name="number">Its number, by which the proxy knows it.</param>
/// <param name="time">The clock it goes by.</param>
internal sealed class StreamListener(HttpMessageInvoker client, string address, int number, TimeProvider time) : IListener
{
    private const string TitleKey = "\"title\":\"";

    // Heartbeats come every 12 s; a line that is silent for longer is dead, which an EventSource leaves to the proxy to find out.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);
    private TimeSpan _retry = TimeSpan.FromSeconds(1);

    public Heard Heard { get; } = new(string.Create(CultureInfo.InvariantCulture, $"stream {number}"));

    /// <summary>One client for all readers.</summary>
    public static HttpMessageInvoker Client() => new(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = int.MaxValue, UseProxy = false });

    public async Task ListenAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await ConnectAsync(ct);
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
            {
                // Cut, refused or silent: it comes again.
            }

            await Task.Delay(_retry, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ConnectAsync(CancellationToken ct)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(ct);
        silence.CancelAfter(Silence);
        using var request = new HttpRequestMessage(HttpMethod.Get, address + "/live");
        request.Headers.TryAddWithoutValidation("Last-Event-ID", Heard.Position.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("Cookie", string.Create(CultureInfo.InvariantCulture, $"{ProxyPart.Visitor}=stream-{number}"));
        using var response = await client.SendAsync(request, silence.Token);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return;
        }

        Heard.Connect();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(silence.Token));
        await ReadAsync(reader, silence);
    }

    private async Task ReadAsync(StreamReader reader, CancellationTokenSource silence)
    {
        var (id, kind, data) = (Heard.Position, "", "");
        while (await reader.ReadLineAsync(silence.Token) is { } line)
        {
            silence.CancelAfter(Silence);
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                id = long.Parse(line.AsSpan(4), CultureInfo.InvariantCulture);
            }
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                kind = line[7..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                data = line;
            }
            else if (line.StartsWith("retry: ", StringComparison.Ordinal))
            {
                _retry = TimeSpan.FromMilliseconds(int.Parse(line.AsSpan(7), CultureInfo.InvariantCulture));
            }
            else if (line.Length == 0)
            {
                Apply(id, kind, data);
                (kind, data) = ("", "");
            }
        }
    }

    private void Apply(long id, string kind, string data)
    {
        if (kind.Length == 0)
        {
            Heard.MoveTo(id);
        }
        else if (kind == "reset")
        {
            Heard.Blame($"{Heard.Name} was told to discard what it holds");
        }
        else
        {
            Heard.Take(id, kind, Title(data));
        }
    }

    // Hundreds of readers share this process with the measurement: no JSON is read for one word of it.
    private static string Title(string data)
    {
        var begin = data.IndexOf(TitleKey, StringComparison.Ordinal) + TitleKey.Length;
        return begin < TitleKey.Length ? "" : data[begin..data.IndexOf('"', begin)];
    }
}
