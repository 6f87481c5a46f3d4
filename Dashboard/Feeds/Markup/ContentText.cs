using System.Buffers;
using Dashboard.Feeds.Decoding;

namespace Dashboard.Feeds.Markup;

/// <summary>Makes a string of an element's content, the way its format means it.</summary>
internal sealed class ContentText(MarkupReader source)
{
    private readonly ReadOnlyMemory<char> _document = source.Document;
    private readonly ArrayBufferWriter<char> _buffer = new();
    private DeclaredEntities? _declared;

    /// <summary>Escaped content: references decoded once, CDATA as it stands, tags that should have been escaped kept.</summary>
    public string Unescaped(MarkupContent content, int limit) => Mojibake.Repair(AsWritten(content, limit));

    private string AsWritten(MarkupContent content, int limit)
    {
        Slice inner = Capped(content.Inner, limit);
        ReadOnlySpan<char> raw = inner.Of(_document).Trim();
        if (!content.HasElements && !content.HasVerbatim && !HasAsides(raw))
        {
            return raw.Contains('&') ? Decoded(raw) : raw.ToString();
        }

        if (!content.HasElements && OnlyVerbatim(raw) is { Length: > 0 } verbatim)
        {
            return verbatim.Trim().ToString();
        }

        return Rendered(inner, xml: false);
    }

    /// <summary>Content that is markup itself (XHTML): tags without prefix, CDATA escaped, a single <c>div</c> around it taken off.</summary>
    public string Inline(MarkupContent content, int limit)
    {
        Slice inner = Capped(content.Inner, limit);
        return content.HasElements || content.HasVerbatim || HasAsides(inner.Of(_document)) ? WithoutDiv(Rendered(inner, xml: true)) : inner.Of(_document).Trim().ToString();
    }

    // Comments and processing instructions are no content; anything else that starts like them is.
    private static bool HasAsides(ReadOnlySpan<char> raw) => raw.Contains("<!--", StringComparison.Ordinal) || raw.Contains("<?", StringComparison.Ordinal);

    private static Slice Capped(Slice inner, int limit) => new(inner.Start, Math.Min(inner.Length, limit));

    private string Decoded(ReadOnlySpan<char> raw)
    {
        if (source.DocumentType.Length > 0)
        {
            _declared ??= DeclaredEntities.Read(source.DocumentType.Of(_document));
            raw = _declared.Expand(raw);
        }

        _buffer.ResetWrittenCount();
        Entities.Append(raw, _buffer);
        return _buffer.WrittenSpan.Trim().ToString();
    }

    private static ReadOnlySpan<char> OnlyVerbatim(ReadOnlySpan<char> raw)
    {
        const string Opening = "<![CDATA[";
        return raw.StartsWith(Opening) && raw.IndexOf("]]>") == raw.Length - 3 ? raw[Opening.Length..^3] : default;
    }

    private string Rendered(Slice inner, bool xml)
    {
        _buffer.ResetWrittenCount();
        var reader = new MarkupReader(_document, inner.Start, inner.End);
        while (reader.Read())
        {
            switch (reader.Kind)
            {
                case MarkupKind.Text when !xml:
                    Entities.Append(reader.BodySpan, _buffer);
                    break;
                case MarkupKind.Verbatim when xml:
                    HtmlEscape.Append(reader.BodySpan, _buffer);
                    break;
                case MarkupKind.Start or MarkupKind.End:
                    AppendTag(reader);
                    break;
                default:
                    _buffer.Write(reader.BodySpan);
                    break;
            }
        }

        return _buffer.WrittenSpan.Trim().ToString();
    }

    private void AppendTag(MarkupReader reader)
    {
        ReadOnlySpan<char> name = reader.BodySpan;
        int colon = name.IndexOf(':');
        _buffer.Write(reader.Kind == MarkupKind.End ? "</" : "<");
        _buffer.Write(colon >= 0 ? name[(colon + 1)..] : name);
        int rest = reader.Body.End;
        _buffer.Write(reader.Document.Span.Slice(rest, reader.Position - rest));
    }

    private static string WithoutDiv(string html)
    {
        if (!html.StartsWith("<div", StringComparison.OrdinalIgnoreCase) || !html.EndsWith("</div>", StringComparison.OrdinalIgnoreCase))
        {
            return html;
        }

        var reader = new MarkupReader(html);
        reader.Read();
        // One that says what its addresses start from is more than wrapping.
        if (!reader.BodySpan.Equals("div", StringComparison.OrdinalIgnoreCase) || reader.AttributeText.Of(reader.Document).Contains("xml:base", StringComparison.Ordinal))
        {
            return html;
        }

        MarkupContent content = new ContentReader(reader).Read("feed");
        return reader.Position == html.Length ? content.Inner.Of(html.AsMemory()).Trim().ToString() : html;
    }
}
