namespace Dashboard.Storage;

/// <summary>A source's subscription at a hub (W3C WebSub). One a source that is not over; those that are over stay a while for their callback. All times are UTC.</summary>
public sealed class WebSubRow
{
    /// <summary>Surrogate identifier.</summary>
    public long Id { get; set; }

    /// <summary>The source.</summary>
    public int SourceId { get; set; }

    /// <summary>The source.</summary>
    public SourceRow? Source { get; set; }

    /// <summary>Address of the hub.</summary>
    public required string Hub { get; set; }

    /// <summary>What is subscribed to, exactly as the feed names itself.</summary>
    public required string Topic { get; set; }

    /// <summary>The part of the callback that nobody can guess: 32 random bytes as base64url. Unique.</summary>
    public required string Token { get; set; }

    /// <summary>What pushes are signed with, sealed by Ingest; null where the way to the hub is not secret, so that nothing it pushes is believed.</summary>
    public string? Secret { get; set; }

    /// <summary>Where it stands.</summary>
    public WebSubState State { get; set; }

    /// <summary>Requests to the hub since it last confirmed anything.</summary>
    public int Tries { get; set; }

    /// <summary>The first of those requests.</summary>
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>Until when the hub may ask whether we meant it; null while nothing is pending.</summary>
    public DateTimeOffset? ChallengeUntil { get; set; }

    /// <summary>Until when the hub will push.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>When something is to be done about it: ask, renew, try again, forget. A node that takes it up moves this on first.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>Since when the hub has confirmed it without a gap.</summary>
    public DateTimeOffset? ActiveSince { get; set; }

    /// <summary>Since when its pushes are relied on; null before, and after they were found missing.</summary>
    public DateTimeOffset? ProvenAt { get; set; }

    /// <summary>Good pushes that it still takes to be relied on.</summary>
    public int PushesDue { get; set; } = 1;

    /// <summary>How often polls have found what should have been pushed.</summary>
    public int Lapses { get; set; }

    /// <summary>The last push that bore our signature.</summary>
    public DateTimeOffset? LastPushAt { get; set; }

    /// <summary>The last poll that an unsigned push asked for.</summary>
    public DateTimeOffset? NudgedAt { get; set; }

    /// <summary>SHA-256 of the last pushes, one after the other, newest first.</summary>
    public byte[]? Pushes { get; set; }

    /// <summary>Why the last request came to nothing: a code of fetching, or <c>hub-denied</c>.</summary>
    public string? FailureCode { get; set; }

    /// <summary>Arguments of the sentence for <see cref="FailureCode"/>.</summary>
    public IList<string> FailureArguments { get; set; } = [];
}
