using System.Net.ServerSentEvents;

namespace Dashboard.Tests.Support;

/// <summary>Reads <c>/live</c> as a browser would, until a condition holds.</summary>
internal static class SseReader
{
    public static async Task<List<(string Id, string Kind, string Data)>> ReadAsync(
        string address, long? lastEventId, Func<List<(string Id, string Kind, string Data)>, bool> enough, CancellationToken ct)
    {
        using var handler = new SocketsHttpHandler();
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (lastEventId is { } id)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        using var response = await client.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
        var heard = new List<(string, string, string)>();
        var parser = SseParser.Create(await response.Content.ReadAsStreamAsync(ct));
        if (enough(heard))
        {
            return heard;
        }

        await foreach (var item in parser.EnumerateAsync(ct))
        {
            heard.Add((parser.LastEventId, item.EventType, item.Data));
            if (enough(heard))
            {
                break;
            }
        }

        return heard;
    }
}
