using System.Text.RegularExpressions;

namespace Dashboard.Feeds.Discovery;

/// <summary>Knows by types, addresses and words what is likely to be a feed.</summary>
internal static partial class FeedSigns
{
    /// <summary>What a <c>link</c> declares; null where it declares no feed.</summary>
    /// <param name="relation">Its <c>rel</c>.</param>
    /// <param name="type">Its <c>type</c>, in lower case.</param>
    public static FeedSign? OfDeclaration(string relation, string? type)
    {
        string[] relations = relation.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (relations.Contains("feed", StringComparer.OrdinalIgnoreCase) || relations.Contains("service.feed", StringComparer.OrdinalIgnoreCase))
        {
            return FeedSign.Declared;
        }

        if (!relations.Contains("alternate", StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        return IsFeedType(type) ? FeedSign.Declared
            : type is "application/xml" or "text/xml" or "application/json" ? FeedSign.DeclaredLoosely
            : null;
    }

    /// <summary>Whether a media type is a feed's and nothing else's.</summary>
    public static bool IsFeedType(string? type) =>
        type is "application/rss+xml" or "application/atom+xml" or "application/feed+json" or "application/rdf+xml" or "application/rss"
            or "application/atom" or "text/rss+xml" or "text/rss" or "text/atom+xml" or "application/x-rss+xml" or "application/x-atom+xml";

    /// <summary>Whether an address is spelled like a feed's.</summary>
    public static bool LooksLikeFeed(Uri url) => url.AbsolutePath.Length + url.Query.Length < 1000
        && (FeedPath().IsMatch(url.AbsolutePath) || FeedQuery().IsMatch(url.Query) || url.Host.StartsWith("feeds.", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether words name a feed.</summary>
    public static bool SaysFeed(string? words) => words is { Length: < 100 } && FeedWord().IsMatch(words);

    /// <summary>Whether it is a feed of what readers wrote.</summary>
    public static bool IsComments(Uri url, string? title) =>
        url.AbsolutePath.Contains("/comments", StringComparison.OrdinalIgnoreCase) || (title is not null && CommentWord().IsMatch(title));

    [GeneratedRegex(@"(?:\.(?:rss|atom|rdf)|/(?:rss|feeds?|atom)(?:\.(?:xml|php|aspx?|json))?|/(?:rss|feed|atom)[\w-]*\.xml|/index\.(?:rdf|xml))/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FeedPath();

    [GeneratedRegex(@"[?&](?:feed=(?:rss2?|atom|rdf)|format=(?:feed|rss|atom)|type=(?:rss|atom)|output=rss|alt=rss)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FeedQuery();

    [GeneratedRegex(@"\b(?:rss|atom|xml feed|flux)\b|خلاصات|خلاصة المواقع", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FeedWord();

    [GeneratedRegex(@"\bcomment(?:s|aires?)?\b|تعليق", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommentWord();
}
