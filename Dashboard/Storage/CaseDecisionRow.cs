namespace Dashboard.Storage;

/// <summary>One verdict or note in a case. Verdicts are history: an undo is a row of its own.</summary>
public sealed class CaseDecisionRow
{
    /// <summary>Surrogate identifier.</summary>
    public long Id { get; set; }

    /// <summary>The case.</summary>
    public long CaseId { get; set; }

    /// <summary>The verdict in another case that brought this one with it, since the pictures look alike.</summary>
    public long? ParentId { get; set; }

    /// <summary><c>block</c>, <c>restore</c>, <c>undo</c> or <c>note</c>.</summary>
    public required string Verdict { get; set; }

    /// <summary>Account of the moderator; not a foreign key, so it outlives the account.</summary>
    public string? ModeratorId { get; set; }

    /// <summary>Name of the moderator, or null when reports alone decided.</summary>
    public string? Moderator { get; set; }

    /// <summary>Why.</summary>
    public string? Note { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>What an undo puts back, as JSON: the case before, and each picture covered with its state before.</summary>
    public string? Before { get; set; }

    /// <summary>Reports up to this identifier were settled by it.</summary>
    public long SettledTo { get; set; }

    /// <summary>Seconds from the claim to the verdict; null where nobody had claimed the case.</summary>
    public double? HandlingSeconds { get; set; }

    /// <summary>When it was undone (UTC).</summary>
    public DateTimeOffset? UndoneAt { get; set; }
}
