namespace Dashboard.Feeds;

/// <summary>A feed as its publisher wrote it: addresses resolved, dates in UTC, nothing cleaned.</summary>
public sealed record FeedDocument
{
    /// <summary>The family of the format: <c>rss</c>, <c>atom</c>, <c>json</c> or <c>sitemap</c>.</summary>
    public string? Format { get; init; }

    /// <summary>The format's version, as far as the document tells.</summary>
    public string? FormatVersion { get; init; }

    /// <summary>The feed's name as the format means it: HTML where the format says HTML, else text.</summary>
    public string? Title { get; init; }

    /// <summary>The feed's name as plain text on one line.</summary>
    public string? TitleText { get; init; }

    /// <summary>The address of the site the feed belongs to; the feed's own where it names none.</summary>
    public string? Link { get; init; }

    /// <summary>What the feed is about, as HTML.</summary>
    public string? Description { get; init; }

    /// <summary>The language the feed declares, as written.</summary>
    public string? Language { get; init; }

    /// <summary>The address of its picture or logo.</summary>
    public string? Image { get; init; }

    /// <summary>The address of its small icon.</summary>
    public string? Icon { get; init; }

    /// <summary>Atom's identifier, or the address an RSS 1.0 channel is about.</summary>
    public string? Id { get; init; }

    /// <summary>Who writes it; several names are joined by a comma.</summary>
    public string? Author { get; init; }

    /// <summary>Who writes it, in the feed's own words, addresses and all.</summary>
    public string? Byline { get; init; }

    /// <summary>When it last changed, by its own account.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>When it was published, by its own account.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>RSS <c>ttl</c>: how long a copy may be kept before asking again.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>RSS <c>skipHours</c> and <c>skipDays</c>: when asking is no use.</summary>
    public SkippedTimes Skipped { get; init; }

    /// <summary>The WebSub hubs that announce changes (<c>rel="hub"</c>), each once, in document order; the first eight.</summary>
    public IReadOnlyList<string> Hubs { get; init; } = [];

    /// <summary>The feed's own address (<c>rel="self"</c>).</summary>
    public string? SelfUrl { get; init; }

    /// <summary>The entries in document order.</summary>
    public IReadOnlyList<FeedEntry> Entries { get; init; } = [];

    /// <summary>Identifiers of entries that the feed says it took back (RFC 6721), each once, in document order.</summary>
    public IReadOnlyList<string> Deleted { get; init; } = [];
}
