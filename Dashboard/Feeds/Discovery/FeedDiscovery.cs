using Dashboard.Feeds.Decoding;
using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Discovery;

/// <summary>
/// Finds the feeds that a web page offers: those it declares, then links that look like feeds. Pure; fetches nothing and never throws.
/// </summary>
public static class FeedDiscovery
{
    /// <summary>More are a list of feeds, not the feeds of a page.</summary>
    private const int Limit = 50;

    private static readonly string[] Places = ["feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json", "?feed=rss2"];

    /// <summary>The candidates, best first, each address once.</summary>
    /// <param name="body">The page as it came, decompressed.</param>
    /// <param name="contentType">The response's <c>Content-Type</c>, for its charset.</param>
    /// <param name="page">Where the page came from, after redirects.</param>
    public static IReadOnlyList<FeedCandidate> Find(ReadOnlyMemory<byte> body, string? contentType, Uri page)
    {
        ArgumentNullException.ThrowIfNull(page);
        using DecodedText decoded = PageText.Decode(body.Span, contentType);
        var links = new PageLinks(new MarkupReader(decoded.Text, 0, decoded.Text.Length), page);
        return
        [
            .. links.Read()
                .DistinctBy(candidate => candidate.Url.AbsoluteUri, StringComparer.Ordinal)
                .OrderBy(candidate => candidate.Sign)
                .Take(Limit),
        ];
    }

    /// <summary>Addresses where sites commonly keep a feed that no page mentions, for a caller that may try them one by one.</summary>
    /// <param name="page">The page that named none.</param>
    public static IReadOnlyList<Uri> CommonPlaces(Uri page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var site = new Uri(page, "/");
        return [.. Places.Select(place => new Uri(site, place))];
    }
}
