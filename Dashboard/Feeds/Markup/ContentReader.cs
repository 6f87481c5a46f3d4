namespace Dashboard.Feeds.Markup;

/// <summary>
/// Reads an element's content to its end tag. Where that is missing the element ends at its first inner tag, as soon as the
/// parent or the next entry shows that it is missing; a document that ends first was cut, and keeps all there is.
/// </summary>
internal sealed class ContentReader(MarkupReader reader)
{
    /// <summary>Characters that may still be read twice after a missing end tag; keeps hostile input linear.</summary>
    private long _budget = 4L * reader.Document.Length;

    /// <summary>Reads from behind the present start tag.</summary>
    /// <param name="parent">The name of the element around it; its end tag ends this one too.</param>
    public MarkupContent Read(ReadOnlySpan<char> parent)
    {
        int start = reader.Position;
        if (reader.IsEmptyElement)
        {
            return new MarkupContent(new Slice(start, 0), false, false);
        }

        ReadOnlySpan<char> name = reader.BodySpan;
        int depth = 1;
        int firstTag = -1;
        bool verbatim = false;
        while (reader.Read())
        {
            switch (reader.Kind)
            {
                case MarkupKind.Verbatim:
                    verbatim = true;
                    break;
                case MarkupKind.Text:
                    break;
                default:
                    bool own = reader.BodySpan.Equals(name, StringComparison.OrdinalIgnoreCase);
                    depth += !own ? 0 : reader.Kind == MarkupKind.End ? -1 : reader.IsEmptyElement ? 0 : 1;
                    if (depth == 0)
                    {
                        return Until(start, reader.TokenStart, firstTag >= 0, verbatim);
                    }

                    if (!own && EndsElement(parent))
                    {
                        return Unclosed(start, firstTag, verbatim);
                    }

                    firstTag = firstTag < 0 ? reader.TokenStart : firstTag;
                    break;
            }
        }

        return Until(start, reader.Position, firstTag >= 0, verbatim) with { IsCut = true };
    }

    private bool EndsElement(ReadOnlySpan<char> parent)
    {
        ReadOnlySpan<char> name = reader.BodySpan;
        if (reader.Kind == MarkupKind.End && name.Equals(parent, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return name is "item" or "entry" or "rss:item" or "atom:entry";
    }

    private MarkupContent Unclosed(int start, int firstTag, bool verbatim)
    {
        int boundary = reader.TokenStart;
        if (firstTag < 0 || reader.Position - firstTag > _budget || IsMarkup(start, firstTag))
        {
            reader.Rewind(boundary);
            return Until(start, boundary, firstTag >= 0, verbatim);
        }

        _budget -= reader.Position - firstTag;
        reader.Rewind(firstTag);
        return Until(start, firstTag, false, verbatim);
    }

    // Content that starts with a tag of HTML is HTML, not a field that was left open before the next one.
    private bool IsMarkup(int start, int firstTag)
    {
        if (!reader.Document.Span.Slice(start, firstTag - start).IsWhiteSpace())
        {
            return false;
        }

        // The name is enough, and a short window keeps it cheap.
        var first = new MarkupReader(reader.Document, firstTag, Math.Min(firstTag + 24, reader.Document.Length));
        return first.Read() && HtmlTags.Of(first.BodySpan) != HtmlTag.Unknown && first.BodySpan is not ("source" or "time");
    }

    private static MarkupContent Until(int start, int end, bool elements, bool verbatim) =>
        new(new Slice(start, end - start), elements, verbatim);
}
