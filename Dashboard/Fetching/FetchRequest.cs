namespace Dashboard.Fetching;

/// <summary>What to fetch, and what is already known of it.</summary>
/// <param name="Url">Absolute http or https address.</param>
public sealed record FetchRequest(Uri Url)
{
    /// <summary>The ETag of the last answer, exactly as received.</summary>
    public string? ETag { get; init; }

    /// <summary>The Last-Modified of the last answer, exactly as received.</summary>
    public string? LastModified { get; init; }

    /// <summary>The Accept header; null asks for a feed.</summary>
    public string? Accept { get; init; }

    /// <summary>A tighter limit in bytes than <see cref="FetchingOptions.MaxBodyBytes"/>; null for that one.</summary>
    public long? MaxBodyBytes { get; init; }

    /// <summary>Of a body beyond the limit its beginning is taken, instead of refusing it.</summary>
    public bool TakesHead { get; init; }

    /// <summary>It is a page made for people: robots.txt is asked first, at each hop. Feeds, being made for machines, are not asked about.</summary>
    public bool IsPage { get; init; }

    /// <summary>Fields of a form to be sent by POST; null to ask by GET. Only redirects that keep the method are followed then, and none from https to http.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Form { get; init; }

    /// <summary>
    /// Called when its turn at the host has come, and again at the moment each request is written (over HTTP/2: when a connection
    /// has been opened for it); what it throws gives the fetch up.
    /// </summary>
    public Action? OnTurn { get; init; }

    /// <summary>
    /// Awaited once a body has come, while the fetch still holds its turn at the host and its place among all, though not for longer than
    /// <see cref="GuardedClient.Held"/>: what cannot be taken in yet slows the asking, and where it stands still nobody else waits for it.
    /// </summary>
    public Func<CancellationToken, ValueTask>? OnBody { get; init; }
}
