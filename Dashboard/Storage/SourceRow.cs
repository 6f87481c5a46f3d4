namespace Dashboard.Storage;

/// <summary>Whom we read, when, and how the last polls went. The row is the schedule and the log of its source.</summary>
public sealed class SourceRow
{
    /// <summary>Surrogate identifier.</summary>
    public int Id { get; set; }

    /// <summary>A feed, or the newsroom itself.</summary>
    public SourceKind Kind { get; set; }

    /// <summary>The address polled now.</summary>
    public required string Address { get; set; }

    /// <summary>The normalised address; unique.</summary>
    public required string AddressKey { get; set; }

    /// <summary>Address of the site, where known.</summary>
    public string? Site { get; set; }

    /// <summary>Its name as shown.</summary>
    public required string Name { get; set; }

    /// <summary>Section slug its headlines go to.</summary>
    public string? Section { get; set; }

    /// <summary>BCP 47 code set by a person; null to recognise it per headline.</summary>
    public string? Language { get; set; }

    /// <summary>A fixed pause between two polls.</summary>
    public TimeSpan? Interval { get; set; }

    /// <summary>A Quartz cron expression, read in <see cref="TimeZone"/>.</summary>
    public string? Cron { get; set; }

    /// <summary>IANA zone of <see cref="Cron"/>.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Whether it is read.</summary>
    public SourceState State { get; set; }

    /// <summary>How much of a body is shown.</summary>
    public SourceDisplay Display { get; set; }

    /// <summary>Which pictures are kept.</summary>
    public SourcePictures Pictures { get; set; } = SourcePictures.Thumbnail;

    /// <summary>How headlines are found in a page without a feed, as JSON; null for a feed.</summary>
    public string? Rules { get; set; }

    /// <summary>Raised by every change of its settings, never by a poll.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Entity tag as received, sent back byte for byte.</summary>
    public string? ETag { get; set; }

    /// <summary>Last-Modified as received, sent back byte for byte.</summary>
    public string? LastModified { get; set; }

    /// <summary>Hash of the last body, for servers that ignore conditional requests.</summary>
    public byte[]? BodyHash { get; set; }

    /// <summary>Start of the last poll (UTC).</summary>
    public DateTimeOffset? LastRunAt { get; set; }

    /// <summary>Start of the last successful poll (UTC).</summary>
    public DateTimeOffset? LastSuccessAt { get; set; }

    /// <summary>When it is polled next (UTC).</summary>
    public DateTimeOffset? NextRunAt { get; set; }

    /// <summary>Polls on end, the last one among them, that found nothing new; 0 when the last is a <see cref="SourceRunRow"/>.</summary>
    public int QuietRuns { get; set; }

    /// <summary>Failures since the last success.</summary>
    public int ConsecutiveFailures { get; set; }

    /// <summary>Code of the last failure, null after a success.</summary>
    public string? FailureCode { get; set; }

    /// <summary>Arguments of the sentence for <see cref="FailureCode"/>.</summary>
    public IList<string> FailureArguments { get; set; } = [];

    /// <summary>Line of the first place where the last document read broke the rules of XML; null where it did not.</summary>
    public int? FaultyLine { get; set; }

    /// <summary>What is learnt of its publishing, in the form of the adaptive rhythm.</summary>
    public byte[]? Rhythm { get; set; }

    /// <summary>Hours and days in which the feed says that asking is no use: bits 0 to 23 for the hours of UTC, 24 to 30 for the days, Sunday first.</summary>
    public int SkippedTimes { get; set; }

    /// <summary>Where a permanent redirect of the last polls leads; the source moves there once that has held.</summary>
    public string? MovedTo { get; set; }

    /// <summary>How many polls on end were led to <see cref="MovedTo"/>.</summary>
    public int MovedTimes { get; set; }

    /// <summary>It is subscribed to at a hub, or should be.</summary>
    public bool HasHub { get; set; }

    /// <summary>Until when its hub is relied on to push what is new (UTC): it is polled seldom till then. Null while no hub is.</summary>
    public DateTimeOffset? PushedUntil { get; set; }

    /// <summary>When it was added (UTC).</summary>
    public DateTimeOffset AddedAt { get; set; }

    /// <summary>When it was closed (UTC).</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Who closed it.</summary>
    public string? ClosedBy { get; set; }

    /// <summary>Why it was closed.</summary>
    public string? ClosedReason { get; set; }

    /// <summary>Its former and present addresses.</summary>
    public IList<SourceAddressRow> Addresses { get; set; } = [];

    /// <summary>The row as it is once a touch was written on it.</summary>
    /// <param name="touch">The touch.</param>
    public SourceRow With(SourceTouch touch)
    {
        ArgumentNullException.ThrowIfNull(touch);
        var copy = (SourceRow)MemberwiseClone();
        (copy.LastRunAt, copy.LastSuccessAt, copy.NextRunAt, copy.ETag, copy.LastModified) = (touch.RunAt, touch.RunAt, touch.NextRunAt, touch.ETag, touch.LastModified);
        copy.QuietRuns++;
        return copy;
    }
}
