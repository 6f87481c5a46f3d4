namespace Dashboard.Feeds.Markup;

/// <summary>Measures what a feed reader passes over: comments, processing instructions, the document type with its internal subset.</summary>
internal static class DeclarationScanner
{
    /// <summary>The length of the declaration that the text starts with.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("<!--"))
        {
            return Through(text, 4, "-->");
        }

        if (text[1] == '?')
        {
            int plain = text.IndexOf('>');
            return plain < 0 ? text.Length : plain + 1;
        }

        int bracket = text.IndexOfAny('[', '>');
        return bracket > 0 && text[bracket] == '[' ? Subset(text, bracket + 1) : bracket < 0 ? text.Length : bracket + 1;
    }

    private static int Through(ReadOnlySpan<char> text, int from, string end)
    {
        int at = from > text.Length ? -1 : text[from..].IndexOf(end);
        return at < 0 ? text.Length : from + at + end.Length;
    }

    private static int Subset(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length)
        {
            int found = text[at..].IndexOfAny("]\"'<");
            if (found < 0)
            {
                return text.Length;
            }

            at += found;
            switch (text[at])
            {
                case ']':
                    return Through(text, at, ">");
                case '<' when text[at..].StartsWith("<!--"):
                    at += Through(text[at..], 4, "-->");
                    break;
                case '<':
                    at++;
                    break;
                default:
                    int close = text[(at + 1)..].IndexOf(text[at]);
                    at = close < 0 ? text.Length : at + close + 2;
                    break;
            }
        }

        return text.Length;
    }
}
