using System.Buffers;
using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds;

/// <summary>Plain text of what feeds carry: one line, entities decoded, nothing that could change the direction of the text around it.</summary>
public static class FeedText
{
    /// <summary>A buffer larger than this many characters is not kept for the next text.</summary>
    private const int LargestKept = 1 << 15;

    [ThreadStatic]
    private static ArrayBufferWriter<char>? _kept;

    /// <summary>The text on one line: white space collapsed, control characters, direction overrides and broken surrogates removed.</summary>
    public static string OneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsOneLine(text) ? text : Collapse(text);
    }

    private static string OneLine(ReadOnlySpan<char> text) => IsOneLine(text) ? text.ToString() : Collapse(text);

    /// <summary>The plain text of HTML, tags gone, blocks apart from each other, scripts and styles left out.</summary>
    /// <param name="html">HTML, well-formed or not.</param>
    public static string FromHtml(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return html.AsSpan().ContainsAny('<', '&') ? Stripped(html, looseTagsOnly: false) : OneLine(html);
    }

    /// <summary>Whether the plain text of HTML holds anything.</summary>
    /// <param name="html">HTML, well-formed or not.</param>
    public static bool HasWords(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var reader = new MarkupReader(html);
        while (reader.Read())
        {
            if (reader.Kind is MarkupKind.Text && (reader.BodySpan.Contains('&') ? HasWanted(Entities.Decode(reader.BodySpan)) : HasWanted(reader.BodySpan)))
            {
                return true;
            }

            if (reader.Kind is MarkupKind.Verbatim && HasWanted(reader.BodySpan))
            {
                return true;
            }

            PassHidden(reader);
        }

        return false;
    }

    /// <summary>
    /// The plain text of a title whose format does not say whether it is HTML (RSS): the tags of HTML go and entities are decoded,
    /// but what merely looks like a tag stays (<c>Nice &lt;gorilla&gt;</c>).
    /// </summary>
    public static string FromLooseTitle(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        return title.AsSpan().ContainsAny('<', '&') ? Stripped(title, looseTagsOnly: true) : OneLine(title);
    }

    /// <summary>The start of an HTML body as plain text, cut between words.</summary>
    /// <param name="html">HTML, well-formed or not.</param>
    /// <param name="length">The most characters wanted; an ellipsis takes the place of the rest.</param>
    public static string Excerpt(string html, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 2);
        string text = FromHtml(html);
        if (text.Length <= length)
        {
            return text;
        }

        ReadOnlySpan<char> head = text.AsSpan(0, length - 1);
        int space = head.LastIndexOf(' ');
        head = space > length / 2 ? head[..space] : char.IsHighSurrogate(head[^1]) ? head[..^1] : head;
        return string.Concat(head.TrimEnd(" ,;:"), "…");
    }

    private static string Stripped(string html, bool looseTagsOnly)
    {
        ArrayBufferWriter<char> buffer = _kept ?? new();
        _kept = null;
        buffer.ResetWrittenCount();
        var reader = new MarkupReader(html);
        while (reader.Read())
        {
            switch (reader.Kind)
            {
                case MarkupKind.Text:
                    Entities.Append(reader.BodySpan, buffer);
                    break;
                case MarkupKind.Verbatim:
                    buffer.Write(reader.BodySpan);
                    break;
                default:
                    TakeTag(reader, buffer, looseTagsOnly);
                    break;
            }
        }

        string line = OneLine(buffer.WrittenSpan);
        _kept = buffer.Capacity <= LargestKept ? buffer : null;
        return line;
    }

    private static void TakeTag(MarkupReader reader, ArrayBufferWriter<char> buffer, bool looseTagsOnly)
    {
        HtmlTag tag = HtmlTags.Of(reader.BodySpan);
        // "if a<b then" has no tag: one that never closes is none either.
        if (looseTagsOnly && (tag == HtmlTag.Unknown || reader.Document.Span[reader.Position - 1] != '>'))
        {
            Entities.Append(reader.Document.Span.Slice(reader.TokenStart, reader.Position - reader.TokenStart), buffer);
            return;
        }

        PassHidden(reader);
        if (tag is HtmlTag.Block or HtmlTag.Hidden)
        {
            buffer.Write(" ");
        }
    }

    // What a script or a style holds is no text.
    private static void PassHidden(MarkupReader reader)
    {
        if (reader.Kind == MarkupKind.Start && !reader.IsEmptyElement && HtmlTags.Of(reader.BodySpan) == HtmlTag.Hidden)
        {
            HtmlTags.SkipHidden(reader);
        }
    }

    private static bool HasWanted(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            bool pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (pair || (!char.IsWhiteSpace(text[i]) && !IsUnwanted(text[i])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOneLine(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[0] == ' ' || text[^1] == ' ')
        {
            return text.Length == 0;
        }

        char before = 'x';
        foreach (char c in text)
        {
            if (c is < ' ' or (>= '\u007F' and <= '\u00A0') or '\u1680' or >= '\u2000' || (c == ' ' && before == ' '))
            {
                return false;
            }

            before = c;
        }

        return true;
    }

    private static string Collapse(ReadOnlySpan<char> text)
    {
        char[] kept = ArrayPool<char>.Shared.Rent(text.Length);
        int length = 0;
        bool space = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsWhiteSpace(c))
            {
                space = length > 0;
                continue;
            }

            bool pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (!pair && IsUnwanted(c))
            {
                continue;
            }

            // A space stands for at least one character that was passed over: what is kept never outgrows the text.
            if (space)
            {
                kept[length++] = ' ';
                space = false;
            }

            kept[length++] = c;
            if (pair)
            {
                kept[length++] = text[++i];
            }
        }

        string line = new(kept, 0, length);
        ArrayPool<char>.Shared.Return(kept);
        return line;
    }

    // U+202A..E and U+2066..9 turn the text around them; what is left of joiners and marks belongs to Arabic spelling.
    private static bool IsUnwanted(char c) =>
        c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\uFFFE' or '\uFFFF' or '\u200B'
        || char.IsSurrogate(c) || char.IsControl(c);
}
