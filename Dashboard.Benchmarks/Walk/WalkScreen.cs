using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Dashboard.Benchmarks.Walk;

/// <summary>An open stream that notes how late each headline is read.</summary>
/// <param name="address">Of the product.</param>
internal sealed class WalkScreen(string address)
{
    /// <summary>From the moment that the headline bears as stored to its bytes being read, in milliseconds.</summary>
    public List<double> Lags { get; } = [];

    /// <summary>Listens until it is stopped.</summary>
    public async Task ListenAsync(CancellationToken ct)
    {
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            await using var stream = await client.GetStreamAsync(new Uri(address + "/live"), ct);
            await foreach (var item in SseParser.Create(stream, (_, data) => (WalkLoad.Now(), data.ToArray())).EnumerateAsync(ct))
            {
                if (item.EventType == "headline")
                {
                    using var data = JsonDocument.Parse(item.Data.Item2);
                    Lags.Add(item.Data.Item1 - (data.RootElement.GetProperty("seenAt").GetDateTimeOffset() - DateTimeOffset.UnixEpoch).TotalMilliseconds);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }
}
