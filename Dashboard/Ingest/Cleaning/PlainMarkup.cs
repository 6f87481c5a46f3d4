using System.Buffers;
using System.Text;

namespace Dashboard.Ingest.Cleaning;

/// <summary>
/// Recognises HTML that is plainly what the allow-list lets through, as most feeds write it: text, elements without attributes, closed
/// in order, and links to http and https. Such a body is taken over without building a document of it; anything else, however
/// slightly different, is for the sanitizer.
/// </summary>
internal static class PlainMarkup
{
    private const int Deepest = 32;
    private const string Leaving = "rel=\"noopener noreferrer nofollow external\"";
    private static readonly SearchValues<char> Special = SearchValues.Create("<\0");
    private static readonly SearchValues<char> Unplain = SearchValues.Create("\"'<>` \t\r\n\\");
    private static readonly string[] Elements = ["p", "ul", "ol", "li", "blockquote", "strong", "b", "em", "i", "u", "h2", "h3", "h4", "div", "span", "a"];

    // A paragraph ends where one of these begins, whatever its own end tag says.
    private static readonly string[] Blocks = ["p", "ul", "ol", "blockquote", "h2", "h3", "h4", "div"];

    /// <summary>The HTML as it may be shown; null where it is not plain.</summary>
    /// <param name="html">The HTML.</param>
    public static string? Of(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var open = new Stack<string>();
        var text = html.AsSpan();
        StringBuilder? links = null;
        var copied = 0;
        for (var at = 0; ;)
        {
            var next = text[at..].IndexOfAny(Special);
            if (next < 0)
            {
                return open.Count > 0 ? null : links is null ? html : links.Append(text[copied..]).ToString();
            }

            at += next;
            if (text[at] == '\0' || Tag(text[at..]) is not { Length: > 0 } tag || !Step(tag, open, out var isLink))
            {
                return null;
            }

            at += tag.Length;
            if (isLink)
            {
                (links ??= new StringBuilder(html.Length + 64)).Append(text[copied..(at - 1)]).Append(' ').Append(Leaving).Append('>');
                copied = at;
            }
        }
    }

    private static ReadOnlySpan<char> Tag(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf('>');
        return end < 0 ? default : rest[..(end + 1)];
    }

    private static bool Step(ReadOnlySpan<char> tag, Stack<string> open, out bool isLink)
    {
        isLink = false;
        var inner = tag[1..^1];
        if (inner is "br" or "br/" or "br /")
        {
            return true;
        }

        if (inner is ['/', .. var closed])
        {
            return open.TryPop(out var last) && closed.SequenceEqual(last);
        }

        isLink = inner.StartsWith("a ", StringComparison.Ordinal);
        var name = isLink ? "a" : Find(Elements, inner);
        var isFit = name is not null && open.Count < Deepest && isLink == (name == "a")
            && !(Find(Blocks, name) is not null && open.Contains("p")) && !(open.TryPeek(out var parent) && EndsAt(name!, parent)) && !(isLink && open.Contains("a"))
            && (!isLink || IsPlainLink(inner[2..]));
        if (isFit)
        {
            open.Push(name!);
        }

        return isFit;
    }

    // An item in an item and a heading in a heading end the one they are in.
    private static bool EndsAt(string name, string parent) => (name == parent && (name is "a" or "li")) || (name[0] == 'h' && parent[0] == 'h');

    // href="http…" and nothing else; no character that could end the attribute, and none that a browser would drop.
    private static bool IsPlainLink(ReadOnlySpan<char> attributes)
    {
        if (!attributes.StartsWith("href=\"http", StringComparison.Ordinal) || !attributes.EndsWith("\""))
        {
            return false;
        }

        var address = attributes["href=\"".Length..^1];
        return !address.ContainsAny(Unplain) && (address.StartsWith("http://", StringComparison.Ordinal) || address.StartsWith("https://", StringComparison.Ordinal))
            && Uri.TryCreate(address.ToString(), UriKind.Absolute, out _);
    }

    private static string? Find(string[] names, ReadOnlySpan<char> name)
    {
        foreach (var known in names)
        {
            if (name.SequenceEqual(known))
            {
                return known;
            }
        }

        return null;
    }
}
