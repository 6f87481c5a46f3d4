namespace Dashboard.Storage;

/// <summary>A moderation case: one picture with all its reports. A picture that only looks alike belongs to it while the case keeps it blocked.</summary>
public sealed class CaseRow
{
    /// <summary>Surrogate identifier.</summary>
    public long Id { get; set; }

    /// <summary>The reported picture; unique.</summary>
    public long PictureId { get; set; }

    /// <summary>The reported picture.</summary>
    public PictureRow? Picture { get; set; }

    /// <summary>Where it stands.</summary>
    public CaseState State { get; set; }

    /// <summary>Readers' reports alone blocked it, no moderator has decided yet.</summary>
    public bool AutoBlocked { get; set; }

    /// <summary>The reports would have blocked it, but the site's blocks of the hour were spent: it waits for a moderator.</summary>
    public bool HeldByBudget { get; set; }

    /// <summary>Somebody calls the picture illegal: a lane of its own.</summary>
    public bool Illegal { get; set; }

    /// <summary>How grave the gravest reason is; the graver, the higher.</summary>
    public int Severity { get; set; }

    /// <summary>Counted reports: one a person.</summary>
    public int Reports { get; set; }

    /// <summary>Weight of the reports since the last restoring verdict.</summary>
    public double Weight { get; set; }

    /// <summary>Counted reports by reason, as JSON.</summary>
    public string Reasons { get; set; } = "{}";

    /// <summary>Only reports with a higher identifier weigh: the earlier ones were spent by a verdict.</summary>
    public long CountFrom { get; set; }

    /// <summary>Why the reports look coordinated, codes and arguments as JSON; null when they don't.</summary>
    public string? Coordination { get; set; }

    /// <summary>Account of the moderator who holds it; counts until <see cref="ClaimedUntil"/>.</summary>
    public string? ClaimedById { get; set; }

    /// <summary>That moderator's name as it was then.</summary>
    public string? ClaimedBy { get; set; }

    /// <summary>When that moderator took it (UTC).</summary>
    public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>When the claim lapses unless renewed (UTC).</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    /// <summary>When the first report came (UTC).</summary>
    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>When the latest report came (UTC).</summary>
    public DateTimeOffset LastReportAt { get; set; }

    /// <summary>When a moderator last decided (UTC); null while nobody has.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Name of who last decided.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>Raised when its state changes: by a verdict, its undoing, a block by reports. Not by a report alone, or nobody could decide a busy case.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Its verdicts and notes over time.</summary>
    public IList<CaseDecisionRow> Decisions { get; set; } = [];
}
