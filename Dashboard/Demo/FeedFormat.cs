namespace Dashboard.Demo;

/// <summary>The format in which a source of the newswire speaks.</summary>
public enum FeedFormat
{
    /// <summary>RSS 2.0.</summary>
    Rss,

    /// <summary>Atom, RFC 4287, with tombstones of RFC 6721.</summary>
    Atom,

    /// <summary>JSON Feed 1.1.</summary>
    Json,
}
