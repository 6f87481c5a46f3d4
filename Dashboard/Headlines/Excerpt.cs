using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Dashboard.Headlines;

/// <summary>What is shown of an article whose source lets us show an excerpt: plain paragraphs, cut at a word.</summary>
public static class Excerpt
{
    /// <summary>About how many characters are shown.</summary>
    public const int Length = 600;

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
        { "p", "div", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "br", "pre", "figure", "figcaption", "table", "tr", "section", "article" };

    /// <summary>The paragraphs: of the body where it says more than the lead, else the lead.</summary>
    /// <param name="lead">Plain text, or null.</param>
    /// <param name="body">Cleaned HTML, or null.</param>
    public static IReadOnlyList<string> Of(string? lead, string? body)
    {
        var paragraphs = body is null ? [] : Paragraphs(body);
        if (paragraphs.Sum(p => p.Length) <= (lead?.Length ?? 0))
        {
            paragraphs = string.IsNullOrWhiteSpace(lead) ? [] : [lead.Trim()];
        }

        return Cut(paragraphs);
    }

    private static List<string> Paragraphs(string html)
    {
        var paragraphs = new List<string>();
        var open = new System.Text.StringBuilder();
        Walk(new HtmlParser().ParseDocument(html).Body!, open, paragraphs);
        Close(open, paragraphs);
        return paragraphs;
    }

    private static void Walk(INode node, System.Text.StringBuilder open, List<string> paragraphs)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
            {
                open.Append(text.Data);
                continue;
            }

            var block = child is IElement element && Blocks.Contains(element.LocalName);
            if (block)
            {
                Close(open, paragraphs);
            }

            Walk(child, open, paragraphs);
            if (block)
            {
                Close(open, paragraphs);
            }
        }
    }

    private static void Close(System.Text.StringBuilder open, List<string> paragraphs)
    {
        var text = string.Join(' ', open.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        open.Clear();
        if (text.Length > 0)
        {
            paragraphs.Add(text);
        }
    }

    private static List<string> Cut(List<string> paragraphs)
    {
        var shown = new List<string>();
        var left = Length;
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.Length <= left)
            {
                shown.Add(paragraph);
                left -= paragraph.Length;
                continue;
            }

            // A few words on their own under a full paragraph say nothing.
            if (shown.Count == 0 || left > Length / 4)
            {
                var end = paragraph.LastIndexOf(' ', left);
                shown.Add(string.Concat(paragraph.AsSpan(0, end > 0 ? end : WholeRunes(paragraph, left)).TrimEnd(" ,;:،؛"), "…"));
            }
            else
            {
                shown[^1] += " …";
            }

            break;
        }

        return shown;
    }

    private static int WholeRunes(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
}
