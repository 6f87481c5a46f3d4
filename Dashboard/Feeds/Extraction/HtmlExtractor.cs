using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Dashboard.Feeds.Extraction;

/// <summary>Reads entries from HTML by CSS selectors.</summary>
internal static class HtmlExtractor
{
    // Several times what the largest front pages have.
    private const int MostElements = 20_000;

    /// <summary>Reads a page.</summary>
    public static FeedParseResult Extract(string text, Uri page, ExtractionRules rules)
    {
        if (PageDepth.IsTooDeep(text))
        {
            return new FeedParseResult(null, new FeedFault(FeedFault.PageTooDeep, []), null, 0);
        }

        using IHtmlDocument document = new HtmlParser().ParseDocument(text);
        // Some selectors look at all neighbours of each element: what they cost grows with the square of a page.
        if (document.All.Length > MostElements)
        {
            return new FeedParseResult(null, new FeedFault(FeedFault.PageTooLarge, []), null, 0);
        }

        Uri home = document.QuerySelector("base[href]")?.GetAttribute("href") is { } written && Uri.TryCreate(page, written.Trim(), out Uri? declared)
            ? declared
            : page;
        var entries = new List<FeedEntry>();
        int skipped = 0;
        foreach (IElement item in document.QuerySelectorAll(rules.Item).Take(PageExtractor.Limit))
        {
            if (Entry(item, rules).Finish(home) is { } entry)
            {
                entries.Add(entry);
            }
            else
            {
                skipped++;
            }
        }

        string? title = FeedText.OneLine(document.Title ?? "") is { Length: > 0 } line ? line : null;
        return PageExtractor.Result(entries, skipped, page, rules, title, document.DocumentElement?.GetAttribute("lang"));
    }

    private static ExtractedEntry Entry(IElement item, ExtractionRules rules)
    {
        IElement? link = item.LocalName == "a" ? item : item.QuerySelector("a[href]");
        IElement? image = rules.Image is { } rule && FieldSelector.Of(rule) is { Attribute: null, Selector.Length: > 0 } pictured
            ? item.QuerySelector(pictured.Selector)
            : item.QuerySelector("img");
        return new ExtractedEntry
        {
            Title = Value(item, rules.Title) ?? Words(item.QuerySelector("h1, h2, h3, h4, h5, h6")) ?? Words(link),
            Link = Value(item, rules.Link, "href") ?? link?.GetAttribute("href"),
            Id = Value(item, rules.Id),
            Date = Value(item, rules.Date, "datetime") ?? Time(item),
            Summary = Value(item, rules.Summary),
            Author = Value(item, rules.Author),
            Image = rules.Image is { } said && FieldSelector.Of(said).Attribute is not null ? Value(item, said) : Source(image),
            ImageText = image?.GetAttribute("alt"),
        };
    }

    // The text of what the rule selects, or its attribute; where the rule names none, the one that such an element keeps it in.
    private static string? Value(IElement item, string? rule, string? usual = null)
    {
        if (string.IsNullOrWhiteSpace(rule))
        {
            return null;
        }

        FieldSelector selector = FieldSelector.Of(rule);
        IElement? element = selector.Selector.Length == 0 ? item : item.QuerySelector(selector.Selector);
        string? kept = selector.Attribute is { } name ? element?.GetAttribute(name) ?? "" : usual is null ? null : element?.GetAttribute(usual);
        return kept is null ? Words(element) : kept.Length == 0 ? null : kept;
    }

    private static string? Time(IElement item) =>
        item.QuerySelector("time") is { } time ? time.GetAttribute("datetime") ?? Words(time) : null;

    // Pages that load pictures late keep the address elsewhere.
    private static string? Source(IElement? image)
    {
        string? source = image?.GetAttribute("src");
        return source is { Length: > 0 } && !source.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? source
            : image?.GetAttribute("data-src") ?? image?.GetAttribute("data-original");
    }

    private static string? Words(IElement? element) =>
        element is null ? null : FeedText.OneLine(element.TextContent) is { Length: > 0 } text ? text : null;
}
