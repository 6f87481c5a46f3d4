namespace Dashboard.Storage;

/// <summary>A moderation case; it can hold several pictures that look alike.</summary>
public sealed class CaseRow
{
    /// <summary>Surrogate identifier.</summary>
    public long Id { get; set; }

    /// <summary>Where it stands.</summary>
    public CaseState State { get; set; }

    /// <summary>Readers' reports alone blocked it.</summary>
    public bool AutoBlocked { get; set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; set; } = 1;

    /// <summary>When the first report came (UTC).</summary>
    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>Its verdicts over time.</summary>
    public IList<CaseDecisionRow> Decisions { get; set; } = [];
}
