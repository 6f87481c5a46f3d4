using Dashboard.Feeds.Decoding;
using Dashboard.Feeds.Discovery;

namespace Dashboard.Feeds.Extraction;

/// <summary>
/// Makes a feed of a page that has none, by rules. The result is the parser's own, so that what follows need not know the difference.
/// Pure and forgiving like <see cref="FeedParser"/>.
/// </summary>
public static class PageExtractor
{
    /// <summary>No list of headlines is longer.</summary>
    internal const int Limit = 1000;

    /// <summary>Larger pages are no list of headlines, in characters.</summary>
    private const int Largest = 5_000_000;

    /// <summary>Reads a page.</summary>
    /// <param name="body">The page as it came, decompressed.</param>
    /// <param name="contentType">The response's <c>Content-Type</c>, for its charset.</param>
    /// <param name="page">Where the page came from, after redirects.</param>
    /// <param name="rules">Where entries stand; valid ones.</param>
    /// <returns>The entries in document order, or why there are none; entries without title and address are skipped and counted.</returns>
    /// <exception cref="ArgumentException">The rules are faulty.</exception>
    public static FeedParseResult Extract(ReadOnlyMemory<byte> body, string? contentType, Uri page, ExtractionRules rules)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Validate() is [var fault, ..])
        {
            throw new ArgumentException($"{fault.Code}: {fault.Field} {fault.Rule}", nameof(rules));
        }

        using DecodedText decoded = PageText.Decode(body.Span, contentType);
        if (decoded.Text.Span.IsWhiteSpace())
        {
            return Refused(FeedFault.Empty);
        }

        if (decoded.Text.Length > Largest)
        {
            return Refused(FeedFault.PageTooLarge);
        }

        string text = decoded.Text.ToString();
        FeedParseResult result = rules.Kind == ExtractionKind.Html ? HtmlExtractor.Extract(text, page, rules) : JsonExtractor.Extract(text, page, rules);
        return result with { Encoding = decoded.Name, EncodingLabel = decoded.Label };

        FeedParseResult Refused(string code) => new(null, new FeedFault(code, []), decoded.Name, 0) { EncodingLabel = decoded.Label };
    }

    /// <summary>The result of what was found; a fault where nothing was, so that a page that changed its looks does not pass for one without news.</summary>
    internal static FeedParseResult Result(IReadOnlyList<FeedEntry> entries, int skipped, Uri page, ExtractionRules rules, string? title = null, string? language = null) =>
        entries.Count == 0
            ? new FeedParseResult(null, new FeedFault(FeedFault.NothingMatched, [rules.Item]), null, skipped)
            : new FeedParseResult(
                new FeedDocument
                {
                    Format = rules.Kind == ExtractionKind.Html ? "html" : "json",
                    Title = title,
                    TitleText = title,
                    Language = language,
                    Link = page.AbsoluteUri,
                    Entries = entries,
                },
                null,
                null,
                skipped);
}
