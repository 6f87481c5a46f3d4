namespace Dashboard.Feeds;

/// <summary>One item of a feed: addresses resolved, dates in UTC, HTML not yet cleaned.</summary>
public sealed record FeedEntry
{
    /// <summary>The publisher's identifier: <c>guid</c>, Atom's <c>id</c>, JSON Feed's <c>id</c>, RSS 1.0's <c>rdf:about</c>.</summary>
    public string? Id { get; init; }

    /// <summary>RSS <c>isPermaLink</c> as written; null where it is not.</summary>
    public bool? IdIsPermalink { get; init; }

    /// <summary>The title as the format means it: HTML where the format says HTML, else text.</summary>
    public string? Title { get; init; }

    /// <summary>The title as plain text on one line.</summary>
    public string? TitleText { get; init; }

    /// <summary>The address of the article; a permanent identifier or an attached file where there is none.</summary>
    public string? Link { get; init; }

    /// <summary>Who wrote it; several names are joined by a comma.</summary>
    public string? Author { get; init; }

    /// <summary>Who wrote it, in the feed's own words, addresses and all.</summary>
    public string? Byline { get; init; }

    /// <summary>The first author's e-mail address.</summary>
    public string? AuthorEmail { get; init; }

    /// <summary>When it was published, in UTC; null where the date is missing or unusable.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When it last changed, in UTC; null where the date is missing or unusable.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>The lead, as HTML.</summary>
    public string? Summary { get; init; }

    /// <summary>The body, as HTML.</summary>
    public string? Content { get; init; }

    /// <summary>Attached files.</summary>
    public IReadOnlyList<FeedEnclosure> Enclosures { get; init; } = [];

    /// <summary>Pictures: those the feed names, then those of the body.</summary>
    public IReadOnlyList<FeedImage> Images { get; init; } = [];

    /// <summary>Media RSS objects of any kind.</summary>
    public IReadOnlyList<FeedMedia> Media { get; init; } = [];

    /// <summary>Categories or tags, each once.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The language the entry itself declares, as written.</summary>
    public string? Language { get; init; }

    /// <summary>Whether the document ended in what the entry is known by (title, link, identifier), or before it: it cannot be told from others yet.</summary>
    public bool IsCut { get; init; }
}
