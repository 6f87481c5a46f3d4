using Dashboard.Feeds;
using Dashboard.Feeds.Discovery;
using Dashboard.Ingest.Cleaning;
using Dashboard.Wire;

namespace Dashboard.Ingest;

/// <summary>What one poll of a source brought, before anything is stored.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="AddressKey">The normalised address that was polled.</param>
public sealed record PollResult(PollOutcome Outcome, string AddressKey)
{
    /// <summary>Cleaned entries in document order; none when nothing changed.</summary>
    public IReadOnlyList<WireEntry> Entries { get; init; } = [];

    /// <summary>Identifiers of entries that the source took back.</summary>
    public IReadOnlyList<string> Deleted { get; init; } = [];

    /// <summary>Entries without anything to store.</summary>
    public int Skipped { get; init; }

    /// <summary>What had to be mended in the entries.</summary>
    public CleaningTally Mended { get; init; } = new();

    /// <summary>ETag as received; null leaves the known one after <see cref="PollOutcome.NotModified"/>.</summary>
    public string? ETag { get; init; }

    /// <summary>Last-Modified as received; null leaves the known one after <see cref="PollOutcome.NotModified"/>.</summary>
    public string? LastModified { get; init; }

    /// <summary>Hash of the body that was read.</summary>
    public byte[]? BodyHash { get; init; }

    /// <summary>The body is byte for byte the one known already.</summary>
    public bool IsSameBody { get; init; }

    /// <summary>The address to use from now on, where the old one moved for good.</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>For how long the publisher calls it fresh.</summary>
    public TimeSpan? Freshness { get; init; }

    /// <summary>When the feed says that asking is no use; null where it was not read, so that what is known stands.</summary>
    public SkippedTimes? SkippedTimes { get; init; }

    /// <summary>Address of the site, as the feed gives it.</summary>
    public string? Site { get; init; }

    /// <summary>Where the document came from, after redirects.</summary>
    public Uri? FinalUrl { get; init; }

    /// <summary>The feed's own name.</summary>
    public string? Name { get; init; }

    /// <summary>The language the feed declares.</summary>
    public string? Language { get; init; }

    /// <summary>The character encoding it was read in.</summary>
    public string? Encoding { get; init; }

    /// <summary>The WebSub hubs it names, the preferred one first.</summary>
    public IReadOnlyList<string> Hubs { get; init; } = [];

    /// <summary>The address it names as its own.</summary>
    public string? Self { get; init; }

    /// <summary>Feeds that the page names, where a page came in a feed's place.</summary>
    public IReadOnlyList<FeedCandidate> Feeds { get; init; } = [];

    /// <summary>The feed, read already, that the page leads to; the source moves there.</summary>
    public Uri? LeadsTo { get; init; }

    /// <summary>The rules it was read by, as they lie in the row.</summary>
    public string? Rules { get; init; }

    /// <summary>Line of the first place where the document, read all the same, breaks the rules of XML; null where it does not.</summary>
    public int? FaultyLine { get; init; }

    /// <summary>Code of the failure.</summary>
    public string? FailureCode { get; init; }

    /// <summary>Arguments of the failure's sentence.</summary>
    public IReadOnlyList<string> FailureArguments { get; init; } = [];

    /// <summary>For how long the host asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The outcome as metrics name it.</summary>
    public string OutcomeName => Outcome switch
    {
        PollOutcome.Fetched => "fetched",
        PollOutcome.NotModified => "not-modified",
        PollOutcome.RateLimited => "rate-limited",
        PollOutcome.Gone => "gone",
        _ => "failed",
    };
}
