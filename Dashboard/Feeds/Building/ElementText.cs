using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>Reads what stands between the tags of one element, to its end.</summary>
/// <param name="reader">Stands at its start tag.</param>
internal sealed class ElementText(MarkupReader reader)
{
    private const int WordLimit = 1 << 16;

    private readonly ContentReader _contents = new(reader);
    private readonly ContentText _texts = new(reader);

    /// <summary>Where its content lies.</summary>
    public MarkupContent Content(Element element) => _contents.Read(element.Parent.Of(reader.Document));

    /// <summary>Its content as a word or a line.</summary>
    public string Word(Element element) => Word(Content(element));

    /// <summary>Content as a word or a line.</summary>
    public string Word(MarkupContent content) => _texts.Unescaped(content, WordLimit);

    /// <summary>Content with its entities decoded and its verbatim parts opened.</summary>
    public string Unescaped(MarkupContent content, int limit) => _texts.Unescaped(content, limit);

    /// <summary>Content whose elements are its markup.</summary>
    public string Inline(MarkupContent content, int limit) => _texts.Inline(content, limit);

    /// <summary>The words of a child element; null where there is none, or none in it.</summary>
    public string? Child(MarkupContent content, ReadOnlySpan<char> name)
    {
        var inner = new MarkupReader(reader.Document, content.Inner.Start, content.Inner.End);
        while (inner.Read())
        {
            ReadOnlySpan<char> local = inner.BodySpan[(inner.BodySpan.IndexOf(':') + 1)..];
            if (inner.Kind == MarkupKind.Start && local.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                string text = Word(new ContentReader(inner).Read(default));
                return text.Length == 0 ? null : text;
            }
        }

        return null;
    }
}
