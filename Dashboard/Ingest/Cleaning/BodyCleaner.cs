using System.Text.Encodings.Web;
using AngleSharp.Dom;
using Dashboard.Feeds;
using Ganss.Xss;

namespace Dashboard.Ingest.Cleaning;

/// <summary>
/// Makes a feed's HTML safe to show: an allow-list of text elements, links that leave with nothing of ours, no pictures, no
/// styles, nothing that runs. Pictures are kept apart; those of the body are never shown from their source.
/// </summary>
public sealed class BodyCleaner
{
    /// <summary>Longest body looked at, in characters; the rest is cut off.</summary>
    public const int MaxLength = 400_000;

    private static readonly string[] Elements =
    [
        "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "q", "cite", "pre", "code",
        "a", "strong", "b", "em", "i", "u", "s", "small", "sub", "sup", "mark", "abbr", "time", "bdi", "bdo", "span", "div",
        "figure", "figcaption", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption",
    ];

    // They only hold others together; without them the article is the same.
    private static readonly HashSet<string> Wrappers = new(StringComparer.OrdinalIgnoreCase)
        { "article", "section", "main", "header", "hgroup", "center", "font", "big", "ins", "nobr", "address", "details", "summary" };

    private readonly HtmlSanitizer _sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = Elements.ToHashSet(StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = new HashSet<string>(["href", "dir", "lang", "title", "colspan", "rowspan", "datetime"], StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = new HashSet<string>([Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto], StringComparer.OrdinalIgnoreCase),
        UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
    });

    /// <summary>Prepares the rules.</summary>
    public BodyCleaner()
    {
        // Their children are looked at like all others, each in its turn.
        _sanitizer.RemovingTag += (_, step) =>
        {
            if (Wrappers.Contains(step.Tag.LocalName))
            {
                step.Tag.Replace([.. step.Tag.ChildNodes]);
            }
        };
        _sanitizer.PostProcessNode += (_, step) =>
        {
            if (step.Node is IElement { LocalName: "a" } link)
            {
                link.SetAttribute("rel", "noopener noreferrer nofollow external");
            }
        };
    }

    /// <summary>The safe HTML; null where nothing to read is left.</summary>
    /// <param name="html">As the feed has it.</param>
    /// <param name="baseUrl">What its links are relative to.</param>
    public string? Clean(string? html, Uri baseUrl)
    {
        ArgumentNullException.ThrowIfNull(baseUrl);
        if (string.IsNullOrWhiteSpace(html))
        {
            return null;
        }

        var cut = Head(html);
        var clean = PlainMarkup.Of(cut)?.Trim() ?? (MarkupDepth.IsBeyondReason(cut) ? Plain(cut) : _sanitizer.Sanitize(cut, baseUrl.AbsoluteUri).Trim());
        return FeedText.HasWords(clean) ? clean : null;
    }

    /// <summary>The part of a body that is looked at; never half a character.</summary>
    /// <param name="html">HTML.</param>
    internal static string Head(string html) =>
        html.Length <= MaxLength ? html : html[..(char.IsHighSurrogate(html[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];

    private static string Plain(string html) => $"<p>{HtmlEncoder.Default.Encode(FeedText.FromHtml(html))}</p>";
}
