using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Discovery;

/// <summary>Walks through a page's tags and picks the links that lead to feeds.</summary>
internal sealed class PageLinks(MarkupReader reader, Uri page)
{
    private const int LongestAddress = 2048;
    private const int LongestTitle = 200;

    /// <summary>A page with more links than this is a trap.</summary>
    private const int LinkLimit = 20_000;

    private Uri _base = page;
    private bool _hasBase;

    /// <summary>The candidates in document order.</summary>
    public IEnumerable<FeedCandidate> Read()
    {
        int links = 0;
        while (links < LinkLimit && reader.Read())
        {
            if (reader.Kind != MarkupKind.Start)
            {
                continue;
            }

            if (HtmlTags.Of(reader.BodySpan) == HtmlTag.Hidden && !reader.IsEmptyElement)
            {
                HtmlTags.SkipHidden(reader);
                continue;
            }

            FeedCandidate? found = Candidate();
            links += reader.BodySpan.Length == 1 ? 1 : 0;
            if (found is not null)
            {
                yield return found;
            }
        }
    }

    private FeedCandidate? Candidate()
    {
        ReadOnlySpan<char> name = reader.BodySpan;
        if (name.Equals("base", StringComparison.OrdinalIgnoreCase) && !_hasBase)
        {
            _hasBase = true;
            _base = Absolute(reader.Attributes.Get("href")) ?? _base;
            return null;
        }

        return name.Equals("link", StringComparison.OrdinalIgnoreCase) ? Declared()
            : name.Equals("a", StringComparison.OrdinalIgnoreCase) ? Anchor()
            : null;
    }

    private FeedCandidate? Declared()
    {
        TagAttributes attributes = reader.Attributes;
        string relation = attributes.Get("rel") ?? "";
        string? type = attributes.Get("type")?.Split(';')[0].Trim().ToLowerInvariant();
        if (FeedSigns.OfDeclaration(relation, type) is not { } sign || Absolute(attributes.Get("href")) is not { } url)
        {
            return null;
        }

        string? title = Line(attributes.Get("title"));
        return new FeedCandidate(url, title, type, FeedSigns.IsComments(url, title) ? FeedSign.Comments : sign);
    }

    private FeedCandidate? Anchor()
    {
        TagAttributes attributes = reader.Attributes;
        if (Absolute(attributes.Get("href")) is not { } url)
        {
            return null;
        }

        string? type = attributes.Get("type")?.Split(';')[0].Trim().ToLowerInvariant();
        bool looks = FeedSigns.IsFeedType(type) || FeedSigns.LooksLikeFeed(url);
        string? title = Line(attributes.Get("title") ?? attributes.Get("aria-label"));
        title ??= Line(Words());
        if (FeedSigns.IsComments(url, title))
        {
            return looks ? new FeedCandidate(url, title, type, FeedSign.Comments) : null;
        }

        return looks ? new FeedCandidate(url, title, type, FeedSign.Address)
            : FeedSigns.SaysFeed(title) || FeedSigns.SaysFeed(attributes.Get("class")) ? new FeedCandidate(url, title, type, FeedSign.Words)
            : null;
    }

    // What stands between the anchor and the next few tags; the reader stays where it is.
    private string? Words()
    {
        const int Window = 300;
        int start = reader.Position;
        int end = Math.Min(start + Window, reader.Document.Length);
        var inner = new MarkupReader(reader.Document, start, end);
        var words = new System.Text.StringBuilder();
        while (inner.Read() && !(inner.Kind == MarkupKind.End && inner.BodySpan.Equals("a", StringComparison.OrdinalIgnoreCase)))
        {
            if (inner.Kind == MarkupKind.Text)
            {
                words.Append(inner.BodySpan).Append(' ');
            }
        }

        return words.ToString();
    }

    private Uri? Absolute(string? written)
    {
        if (written is null || written.Length > LongestAddress || written.StartsWith('#'))
        {
            return null;
        }

        // feed:https://… and feed://… were links for programs.
        string address = !written.StartsWith("feed:", StringComparison.OrdinalIgnoreCase) ? written
            : written.StartsWith("feed://", StringComparison.OrdinalIgnoreCase) ? "http" + written[4..]
            : written[5..];
        return Uri.TryCreate(_base, address, out Uri? url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.Host.Length > 0
            ? url.Fragment.Length == 0 ? url : new Uri(url.GetLeftPart(UriPartial.Query))
            : null;
    }

    private static string? Line(string? text) =>
        text is not null && FeedText.FromHtml(text) is { Length: > 0 } line ? line.Length <= LongestTitle ? line : FeedText.Excerpt(line, LongestTitle) : null;
}
