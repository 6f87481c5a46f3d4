namespace Dashboard.Feeds.Markup;

/// <summary>
/// A tokenizer for tag soup: reads XML as it should be and as it is, never throws and never looks at a character more than
/// a constant number of times. Comments, processing instructions and the document type are passed over; nothing external is
/// ever opened.
/// </summary>
internal sealed class MarkupReader(ReadOnlyMemory<char> text, int start, int end)
{
    private readonly int _end = end;
    private int _position = start;
    private QuoteMemory _quotes;
    private int _noSectionEnd = int.MaxValue;
    private int _noItemEnd = int.MaxValue;
    private int _noEntryEnd = int.MaxValue;

    /// <summary>Prepares to read a text from its beginning to its end.</summary>
    public MarkupReader(string text)
        : this(text.AsMemory(), 0, text.Length)
    {
    }

    /// <summary>The whole document.</summary>
    public ReadOnlyMemory<char> Document { get; } = text;

    /// <summary>What the present token is.</summary>
    public MarkupKind Kind { get; private set; }

    /// <summary>Where the present token starts.</summary>
    public int TokenStart { get; private set; }

    /// <summary>Where the reader stands: behind the present token.</summary>
    public int Position => _position;

    /// <summary>The name of the present tag, or the characters of the present text.</summary>
    public Slice Body { get; private set; }

    /// <summary>The attributes of the present start tag, unread.</summary>
    public Slice AttributeText { get; private set; }

    /// <summary>The document type passed over, with its internal subset; empty where there was none.</summary>
    public Slice DocumentType { get; private set; }

    /// <summary>Whether the present start tag closes itself.</summary>
    public bool IsEmptyElement { get; private set; }

    /// <summary>The name of the present tag, or the characters of the present text.</summary>
    public ReadOnlySpan<char> BodySpan => Body.Of(Document);

    /// <summary>The attributes of the present start tag.</summary>
    public TagAttributes Attributes => new(AttributeText.Of(Document));

    /// <summary>Goes back to a position read before.</summary>
    public void Rewind(int position) => _position = position;

    /// <summary>Goes to the next token.</summary>
    /// <returns>False at the end of the document.</returns>
    public bool Read()
    {
        while (_position < _end)
        {
            TokenStart = _position;
            ReadOnlySpan<char> rest = Document.Span[_position.._end];
            if (rest[0] != '<' || rest.Length == 1)
            {
                ReadText(rest);
                return true;
            }

            char next = rest[1];
            if (IsNameStart(next))
            {
                ReadStartTag(rest);
                return true;
            }

            switch (next)
            {
                case '/' when rest.Length > 2 && IsNameStart(rest[2]):
                    ReadEndTag(rest);
                    return true;
                case '!' when rest.StartsWith("<![CDATA["):
                    ReadVerbatim(rest);
                    return true;
                case '!' when rest.Length > 2 && (rest[2] is '-' or '[' || char.IsAsciiLetter(rest[2])):
                case '?':
                    PassDeclaration(rest);
                    break;
                case '/' when rest.Length > 2 && rest[2] == '>':
                    _position += 3;
                    break;
                default:
                    ReadText(rest);
                    return true;
            }
        }

        return false;
    }

    private void PassDeclaration(ReadOnlySpan<char> rest)
    {
        int length = DeclarationScanner.Length(rest);
        if (DocumentType.Length == 0 && rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
        {
            DocumentType = new Slice(_position, length);
        }

        _position += length;
    }

    private void ReadText(ReadOnlySpan<char> rest)
    {
        int length = rest[1..].IndexOf('<');
        length = length < 0 ? rest.Length : length + 1;
        Kind = MarkupKind.Text;
        Body = new Slice(_position, length);
        _position += length;
    }

    private void ReadVerbatim(ReadOnlySpan<char> rest)
    {
        const int Opening = 9;
        int length = IndexOf(rest[Opening..], "]]>", ref _noSectionEnd);
        int closing = length < 0 ? 0 : 3;
        length = length < 0 ? Unclosed(rest[Opening..]) : length;
        Kind = MarkupKind.Verbatim;
        Body = new Slice(_position + Opening, length);
        _position += Opening + length + closing;
    }

    // Never closed: it ends with its element, the last to end before its entry does; a document that was cut has no end of either.
    private int Unclosed(ReadOnlySpan<char> verbatim)
    {
        int item = IndexOf(verbatim, "</item>", ref _noItemEnd);
        int entry = IndexOf(item < 0 ? verbatim : verbatim[..item], "</entry>", ref _noEntryEnd, isWhole: item < 0);
        int whole = entry < 0 ? item : entry;
        if (whole < 0)
        {
            return verbatim.Length;
        }

        int element = verbatim[..whole].LastIndexOf("</");
        return element >= 0 && HtmlTags.Of(NameAt(verbatim[(element + 2)..])) == HtmlTag.Unknown ? element : whole;
    }

    // What was looked for to the end in vain is not looked for again: a document of nothing but openings costs one look.
    private int IndexOf(ReadOnlySpan<char> text, string what, ref int noneFrom, bool isWhole = true)
    {
        if (_position >= noneFrom)
        {
            return -1;
        }

        int at = char.IsLetter(what[^2]) ? text.IndexOf(what, StringComparison.OrdinalIgnoreCase) : text.IndexOf(what);
        noneFrom = at < 0 && isWhole ? _position : noneFrom;
        return at;
    }

    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> text) => text[..NameLength(text)];

    private void ReadEndTag(ReadOnlySpan<char> rest)
    {
        int name = NameLength(rest[2..]);
        Kind = MarkupKind.End;
        Body = new Slice(_position + 2, name);
        // An end tag that was never closed ends where the next tag starts.
        int stop = rest[(2 + name)..].IndexOfAny('<', '>');
        _position = stop < 0 ? _end : _position + 2 + name + stop + (rest[2 + name + stop] == '>' ? 1 : 0);
    }

    private void ReadStartTag(ReadOnlySpan<char> rest)
    {
        int name = NameLength(rest[1..]);
        int from = 1 + name;
        Kind = MarkupKind.Start;
        Body = new Slice(_position + 1, name);
        int stop = from < rest.Length && rest[from] == '>' ? from : from + TagScanner.Length(rest[from..], ref _quotes);
        bool closed = stop < rest.Length && rest[stop] == '>';
        IsEmptyElement = stop > from && rest[stop - 1] == '/';
        AttributeText = new Slice(_position + from, stop - from - (IsEmptyElement ? 1 : 0));
        _position += closed ? stop + 1 : stop;
    }

    private static int NameLength(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '>' or ' ' or '/' or '\n' or '\r' or '\t' or '<' or '=' or '"' or '\'' or '\f')
            {
                return i;
            }
        }

        return text.Length;
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c is '_' or ':' || c > '\u00BF';
}
