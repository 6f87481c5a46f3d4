using System.Text.Json.Serialization;

namespace Dashboard.Shared.Sources;

/// <summary>What a poll of a source came to, or several on end that found nothing new.</summary>
/// <param name="At">When it began, of several the last (UTC).</param>
/// <param name="Outcome"><c>fetched</c>, <c>not-modified</c>, <c>rate-limited</c>, <c>gone</c> or <c>failed</c>.</param>
/// <param name="Times">How many polls this stands for; more than one only where nothing was new.</param>
/// <param name="New">New headlines.</param>
/// <param name="Changed">Headlines changed or taken back.</param>
public sealed record SourceRun(DateTimeOffset At, string Outcome, int Times, int New, int Changed)
{
    /// <summary>Why the source was polled: <c>turn</c>, <c>person</c> or <c>push</c>; of polls that found nothing new it is not kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cause { get; init; }

    /// <summary>Milliseconds that it took until it was being stored; of polls that found nothing new it is not kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? DurationMs { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SourceError? Error { get; init; }
}
