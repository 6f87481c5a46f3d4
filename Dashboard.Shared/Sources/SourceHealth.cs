using System.Text.Json.Serialization;

namespace Dashboard.Shared.Sources;

/// <summary>How the polls of a source go. All times are UTC.</summary>
/// <param name="LastRunAt">Start of the last poll.</param>
/// <param name="LastSuccessAt">Start of the last poll that read the feed or found it unchanged.</param>
/// <param name="NextRunAt">When it is polled next; null while paused or gone.</param>
/// <param name="ConsecutiveFailures">Failures since the last success.</param>
/// <param name="LastError">What went wrong last, null after a success.</param>
/// <param name="HeadlinesLast24h">New headlines in the last 24 hours.</param>
public sealed record SourceHealth(
    DateTimeOffset? LastRunAt,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? NextRunAt,
    int ConsecutiveFailures,
    SourceError? LastError,
    int HeadlinesLast24h)
{
    /// <summary>What was wrong with a document that was read all the same; null where nothing was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SourceError? Note { get; init; }
}
