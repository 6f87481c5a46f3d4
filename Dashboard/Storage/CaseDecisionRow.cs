namespace Dashboard.Storage;

/// <summary>One verdict in a case. Verdicts are history: an undo is a row of its own.</summary>
public sealed class CaseDecisionRow
{
    /// <summary>Surrogate identifier.</summary>
    public long Id { get; set; }

    /// <summary>The case.</summary>
    public long CaseId { get; set; }

    /// <summary><c>block</c>, <c>restore</c> or <c>undo</c>.</summary>
    public required string Verdict { get; set; }

    /// <summary>Name of the moderator, or null when reports alone decided.</summary>
    public string? Moderator { get; set; }

    /// <summary>Why.</summary>
    public string? Note { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; set; }
}
