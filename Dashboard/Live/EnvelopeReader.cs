using System.Diagnostics;
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
        if (envelope.Data is not { } bytes || envelope.Seq <= envelope.Prev)
        {
            return null;
        }

        using var document = JsonDocument.Parse(bytes);
        var data = document.RootElement;
        LiveKeys? keys = data.ValueKind != JsonValueKind.Object ? null : envelope.Event switch
        {
            LiveEvents.Headline or LiveEvents.HeadlineUpdated => HeadlineKeys(envelope, data),
            LiveEvents.HeadlineWithdrawn => Number(data, "id") is { } headline ? new LiveKeys(headline) : null,
            LiveEvents.ImageBlocked or LiveEvents.ImageRestored => Text(data, "imageId") is null ? null : new LiveKeys(),
            _ => null,
        };
        return keys is null
            ? null
            : new LiveEvent(LiveLog.Public, envelope.Seq, envelope.Prev, envelope.Event, envelope.At, keys.Value, bytes) { Trace = trace };
    }

    private static LiveKeys? HeadlineKeys(Envelope envelope, JsonElement data) =>
        Number(data, "id") is { } headline
        && data.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.Object
        && Number(source, "id") is >= int.MinValue and <= int.MaxValue and { } sourceId
            ? new LiveKeys(headline, (int)sourceId, Text(data, "language"), Text(data, "section"), envelope.FormerLanguage, envelope.FormerSection)
            : null;

    private static long? Number(JsonElement data, string key) =>
        data.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    private static string? Text(JsonElement data, string key) =>
        data.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
