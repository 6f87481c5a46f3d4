namespace Dashboard.Storage;

/// <summary>A reader who reported something, known by a signed cookie.</summary>
public sealed class ReporterRow
{
    /// <summary>What the cookie holds.</summary>
    public Guid Id { get; set; }

    /// <summary>When the first report came (UTC).</summary>
    public DateTimeOffset FirstSeenAt { get; set; }

    /// <summary>When a moderator muted the reporter (UTC): reports are taken and weigh nothing.</summary>
    public DateTimeOffset? MutedAt { get; set; }

    /// <summary>Name of that moderator.</summary>
    public string? MutedBy { get; set; }
}
