namespace Dashboard.Storage;

/// <summary>One event of a log, with what it is filtered by as columns. The payload can be redacted; the number stays.</summary>
public sealed class EventRow
{
    /// <summary>Which log.</summary>
    public LiveLog Log { get; set; }

    /// <summary>Number in its log: grows in commit order, never used twice.</summary>
    public long Seq { get; set; }

    /// <summary>Number of the event before it in the log.</summary>
    public long Prev { get; set; }

    /// <summary>Name of the event.</summary>
    public required string Kind { get; set; }

    /// <summary>When it was written (UTC).</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The headline it speaks of.</summary>
    public long? HeadlineId { get; set; }

    /// <summary>The picture it speaks of, or that its headline shows.</summary>
    public long? PictureId { get; set; }

    /// <summary>The source it speaks of, or that of its headline.</summary>
    public int? SourceId { get; set; }

    /// <summary>Language of its headline.</summary>
    public string? Language { get; set; }

    /// <summary>Section of its headline.</summary>
    public string? Section { get; set; }

    /// <summary>Language before an update, where it differs.</summary>
    public string? FormerLanguage { get; set; }

    /// <summary>Section before an update, where it differs.</summary>
    public string? FormerSection { get; set; }

    /// <summary>JSON of the event's data; null once redacted.</summary>
    public string? Payload { get; set; }
}
