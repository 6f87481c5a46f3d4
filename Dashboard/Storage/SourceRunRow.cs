namespace Dashboard.Storage;

/// <summary>A poll of a source that brought something or failed, and its first; those between that did neither are counted on the next one.</summary>
public sealed class SourceRunRow
{
    /// <summary>Surrogate identifier; a later run has a higher one.</summary>
    public long Id { get; set; }

    /// <summary>The source.</summary>
    public int SourceId { get; set; }

    /// <summary>When it began (UTC).</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Milliseconds from its beginning until it was being stored.</summary>
    public int Milliseconds { get; set; }

    /// <summary>How it ended, as metrics name it.</summary>
    public required string Outcome { get; set; }

    /// <summary>Why the source was polled: its turn, a person, a push.</summary>
    public required string Cause { get; set; }

    /// <summary>New headlines.</summary>
    public int New { get; set; }

    /// <summary>Headlines changed or taken back.</summary>
    public int Changed { get; set; }

    /// <summary>Code of the failure; null where it did not fail.</summary>
    public string? FailureCode { get; set; }

    /// <summary>Arguments of the sentence for <see cref="FailureCode"/>.</summary>
    public IList<string> FailureArguments { get; set; } = [];

    /// <summary>Polls just before it that found nothing new.</summary>
    public int QuietRuns { get; set; }

    /// <summary>When the last of those began (UTC); null without any.</summary>
    public DateTimeOffset? QuietAt { get; set; }
}
