using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Extraction;

/// <summary>Keeps pages from the HTML parser that are nested so deeply that walking through their tree would exhaust the stack.</summary>
internal static class PageDepth
{
    /// <summary>Browsers stop at 512.</summary>
    private const int Deepest = 1000;

    /// <summary>Whether more elements are open at once than any page needs; those that need no end tag do not count.</summary>
    public static bool IsTooDeep(string html)
    {
        var reader = new MarkupReader(html);
        int depth = 0;
        while (reader.Read())
        {
            if (reader.Kind == MarkupKind.Start && HtmlTags.Of(reader.BodySpan) == HtmlTag.Hidden && !reader.IsEmptyElement)
            {
                HtmlTags.SkipHidden(reader);
                continue;
            }

            bool counts = reader.Kind is MarkupKind.Start or MarkupKind.End && !IsBare(reader.BodySpan);
            depth = !counts ? depth : reader.Kind == MarkupKind.End ? Math.Max(depth - 1, 0) : depth + 1;
            if (depth > Deepest)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBare(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[8];
        int length = name.ToLowerInvariant(lower);
        return length > 0 && lower[..length] is "p" or "li" or "td" or "tr" or "th" or "dt" or "dd" or "option" or "br" or "img" or "hr" or "meta" or "link"
            or "input" or "source" or "wbr" or "base" or "col" or "embed" or "area" or "track" or "param" or "tbody" or "thead" or "tfoot";
    }
}
