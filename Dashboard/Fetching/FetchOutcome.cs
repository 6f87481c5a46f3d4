namespace Dashboard.Fetching;

/// <summary>How a fetch ended; one of the records in here.</summary>
public abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    /// <summary>Time spent on the network over all hops, waiting for a turn at the host not counted.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Content came.</summary>
    /// <param name="Body">The body, decompressed.</param>
    /// <param name="ContentType">Content-Type as received.</param>
    /// <param name="ETag">ETag as received.</param>
    /// <param name="LastModified">Last-Modified as received.</param>
    /// <param name="FinalUrl">Where the content came from, after redirects.</param>
    /// <param name="MovedTo">The address to use from now on: the furthest reached by permanent redirects alone.</param>
    /// <param name="MaxAge">How long the publisher calls it fresh (RFC 9111, 4.2), what caches used up taken off.</param>
    public sealed record Fetched(
        ReadOnlyMemory<byte> Body,
        string? ContentType,
        string? ETag,
        string? LastModified,
        Uri FinalUrl,
        Uri? MovedTo,
        TimeSpan? MaxAge) : FetchOutcome
    {
        /// <summary>Link as received, several headers joined by commas.</summary>
        public string? Link { get; init; }
    }

    /// <summary>A form was taken (2xx).</summary>
    public sealed record Accepted : FetchOutcome;

    /// <summary>Nothing new since the validators sent (304).</summary>
    /// <param name="ETag">ETag as received; null leaves the known one standing.</param>
    /// <param name="LastModified">Last-Modified as received; null leaves the known one standing.</param>
    /// <param name="FinalUrl">Who said so, after redirects.</param>
    /// <param name="MovedTo">As in <see cref="Fetched"/>.</param>
    /// <param name="MaxAge">As in <see cref="Fetched"/>.</param>
    public sealed record NotModified(
        string? ETag,
        string? LastModified,
        Uri FinalUrl,
        Uri? MovedTo,
        TimeSpan? MaxAge) : FetchOutcome;

    /// <summary>The host asks to be left alone: 429, or 503 with Retry-After.</summary>
    /// <param name="RetryAfter">For how long from now, if it says so.</param>
    public sealed record RateLimited(TimeSpan? RetryAfter) : FetchOutcome;

    /// <summary>410: it was here and will not come back.</summary>
    public sealed record Gone : FetchOutcome;

    /// <summary>Anything else.</summary>
    /// <param name="Code">A code of <see cref="FailureCode"/>.</param>
    /// <param name="Arguments">What the sentence about it needs, in the order documented with the code.</param>
    /// <param name="RetryAfter">When to come back, if the host says so.</param>
    public sealed record Failed(string Code, IReadOnlyList<string> Arguments, TimeSpan? RetryAfter = null) : FetchOutcome;
}
