namespace Dashboard.Storage;

/// <summary>One act, written in the act's own transaction. Each row seals the one before it.</summary>
public sealed class AuditRow
{
    /// <summary>Number without gaps, from 1.</summary>
    public long Serial { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Account identifier of who did it; not a foreign key, so it outlives the account.</summary>
    public string? ActorId { get; set; }

    /// <summary>Name of who did it, as it was then.</summary>
    public required string ActorName { get; set; }

    /// <summary>What was done, e.g. <c>source.paused</c>.</summary>
    public required string Act { get; set; }

    /// <summary>To what, e.g. <c>source:12</c>.</summary>
    public required string Subject { get; set; }

    /// <summary>Particulars as JSON.</summary>
    public string? Details { get; set; }

    /// <summary>SHA-256 of the row before.</summary>
    public required byte[] PreviousHash { get; set; }

    /// <summary>SHA-256 over this row's content and <see cref="PreviousHash"/>.</summary>
    public required byte[] Hash { get; set; }
}
