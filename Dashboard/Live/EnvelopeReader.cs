using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Dashboard.Shared.Live;
using Dashboard.Storage;

namespace Dashboard.Live;

/// <summary>Makes an event of an envelope of the public log. What is odd is refused, and the relay reads the log instead.</summary>
internal static class EnvelopeReader
{
    /// <summary>The event, or null when the envelope does not carry what its kind needs.</summary>
    /// <param name="envelope">What was heard.</param>
    /// <param name="trace">The span in which it was heard.</param>
    public static LiveEvent? Read(Envelope envelope, ActivityContext trace = default)
    {
        if (envelope.Data is not { ValueKind: JsonValueKind.Object } data || envelope.Seq <= envelope.Prev)
        {
            return null;
        }

        LiveKeys? keys = envelope.Event switch
        {
            LiveEvents.Headline or LiveEvents.HeadlineUpdated => HeadlineKeys(envelope, data),
            LiveEvents.HeadlineWithdrawn => data.TryGetProperty("id", out var id) && id.TryGetInt64(out var headline) ? new LiveKeys(headline) : null,
            LiveEvents.ImageBlocked or LiveEvents.ImageRestored => Text(data, "imageId") is null ? null : new LiveKeys(),
            _ => null,
        };
        return keys is null
            ? null
            : new LiveEvent(LiveLog.Public, envelope.Seq, envelope.Prev, envelope.Event, envelope.At, keys.Value, OneLine(data)) { Trace = trace };
    }

    private static LiveKeys? HeadlineKeys(Envelope envelope, JsonElement data) =>
        data.TryGetProperty("id", out var id) && id.TryGetInt64(out var headline)
        && data.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.Object
        && source.TryGetProperty("id", out var sourceId) && sourceId.TryGetInt32(out var sourceNumber)
            ? new LiveKeys(headline, sourceNumber, Text(data, "language"), Text(data, "section"), envelope.FormerLanguage, envelope.FormerSection)
            : null;

    private static string? Text(JsonElement data, string key) =>
        data.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // A line break between tokens would end the stream's data line.
    private static byte[] OneLine(JsonElement data)
    {
        var raw = data.GetRawText();
        return raw.AsSpan().IndexOfAny('\n', '\r') < 0 ? Encoding.UTF8.GetBytes(raw) : JsonSerializer.SerializeToUtf8Bytes(data, LiveJson.Options);
    }
}
