namespace Dashboard.Feeds.Building;

/// <summary>Knows by their names the elements that feeds, entries and web pages begin with.</summary>
internal static class ElementNames
{
    /// <summary>Whether an element is an entry.</summary>
    /// <param name="vocabulary">Its vocabulary.</param>
    /// <param name="local">Its local name.</param>
    /// <param name="isInFeed">A feed has begun before it.</param>
    /// <param name="isFirst">Nothing is open around it.</param>
    public static bool IsEntry(Vocabulary vocabulary, ReadOnlySpan<char> local, bool isInFeed, bool isFirst) => local.Length switch
    {
        3 => vocabulary == Vocabulary.Sitemap && isInFeed && local is "url",
        4 => (vocabulary & Vocabulary.Core) != Vocabulary.Unknown && isInFeed && local.Equals("item", StringComparison.OrdinalIgnoreCase),
        5 => (vocabulary & Vocabulary.Core) != Vocabulary.Unknown && local is "entry" && (isInFeed || isFirst),
        7 => vocabulary == Vocabulary.Sitemap && isInFeed && local is "sitemap",
        _ => false,
    };

    /// <summary>Whether an element is one that a feed begins with.</summary>
    public static bool IsRoot(ReadOnlySpan<char> local) => local.Length switch
    {
        3 => local.Equals("rss", StringComparison.OrdinalIgnoreCase) || local.Equals("rdf", StringComparison.OrdinalIgnoreCase),
        4 => local.Equals("feed", StringComparison.OrdinalIgnoreCase),
        6 => local is "urlset",
        7 => local.Equals("channel", StringComparison.OrdinalIgnoreCase),
        12 => local is "sitemapindex",
        _ => false,
    };

    /// <summary>Whether an element is one that a web page begins with.</summary>
    public static bool IsPage(ReadOnlySpan<char> local) =>
        local.Equals("html", StringComparison.OrdinalIgnoreCase) || local.Equals("head", StringComparison.OrdinalIgnoreCase)
        || local is "body" or "meta" or "script" or "div" or "p";
}
