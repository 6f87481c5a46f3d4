using Dashboard.Shared.Moderation;

namespace Dashboard.Storage;

/// <summary>One reader's report of a picture. What the rule weighs is kept as it was when the report came; no address is.</summary>
public sealed class ReportRow
{
    /// <summary>Surrogate identifier; grows with arrival in a case.</summary>
    public long Id { get; set; }

    /// <summary>The case; together with <see cref="ReporterId"/> unique.</summary>
    public long CaseId { get; set; }

    /// <summary>The picture it was made on.</summary>
    public long PictureId { get; set; }

    /// <summary>Who, by the cookie.</summary>
    public Guid ReporterId { get; set; }

    /// <summary>Keyed hash of the address (an IPv6 customer's /64), 16 bytes.</summary>
    public required byte[] Person { get; set; }

    /// <summary>Keyed hash of the network (IPv4 /24, IPv6 /48), 16 bytes; a former period's where the case knows the network by it.</summary>
    public required byte[] Network { get; set; }

    /// <summary>Keyed hash of the neighbourhood (IPv4 /20, IPv6 /40), 16 bytes; like <see cref="Network"/>.</summary>
    public required byte[] Area { get; set; }

    /// <summary>Period whose key made <see cref="Person"/>.</summary>
    public int KeyPeriod { get; set; }

    /// <summary>Why.</summary>
    public ReportReason Reason { get; set; }

    /// <summary>The reader's own words: plain text.</summary>
    public string? Comment { get; set; }

    /// <summary>First 8 bytes of SHA-256 of the comment's letters, to see the same text again; null where it is too short to tell.</summary>
    public long? CommentMark { get; set; }

    /// <summary>Language the reader reads us in.</summary>
    public required string Language { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Counts in the case; false for a person who had reported already under another cookie.</summary>
    public bool Counted { get; set; }

    /// <summary>The reporter was muted.</summary>
    public bool Muted { get; set; }

    /// <summary>Earlier reports of this reporter that a moderator had settled by then.</summary>
    public int PastSettled { get; set; }

    /// <summary>Those of them that were upheld.</summary>
    public int PastUpheld { get; set; }

    /// <summary>What a moderator's verdict said of it; null while none has.</summary>
    public ReportVerdict? Outcome { get; set; }
}
