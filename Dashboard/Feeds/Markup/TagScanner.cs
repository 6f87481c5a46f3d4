using System.Buffers;

namespace Dashboard.Feeds.Markup;

/// <summary>Finds where a start tag ends, quotes respected as far as they can be believed.</summary>
internal static class TagScanner
{
    private static readonly SearchValues<char> Stops = SearchValues.Create("><\"'");

    /// <summary>The length of the attributes, up to the closing <c>&gt;</c>, the next <c>&lt;</c> of an unclosed tag, or the end.</summary>
    public static int Length(ReadOnlySpan<char> text, ref QuoteMemory memory)
    {
        int at = 0;
        while (at < text.Length)
        {
            int found = text[at..].IndexOfAny(Stops);
            if (found < 0)
            {
                return text.Length;
            }

            at += found;
            char c = text[at];
            if (c is '>' or '<')
            {
                return at;
            }

            at = AfterValue(text, at, c, ref memory);
        }

        return text.Length;
    }

    private static int AfterValue(ReadOnlySpan<char> text, int quote, char c, ref QuoteMemory memory)
    {
        bool gone = c == '"' ? memory.NoDouble : memory.NoSingle;
        bool opens = quote > 0 && text[..quote].TrimEnd() is [.., '='];
        if (gone || !opens)
        {
            return quote + 1;
        }

        int length = text[(quote + 1)..].IndexOf(c);
        if (length < 0)
        {
            memory.NoDouble |= c == '"';
            memory.NoSingle |= c == '\'';
            return quote + 1;
        }

        // A value that holds a tag and is followed by no separator has lost its closing quote somewhere.
        int after = quote + 1 + length + 1;
        bool plausible = after >= text.Length || text[after] is ' ' or '>' or '/' or '\n' or '\r' or '\t' or '?';
        return plausible || !text.Slice(quote + 1, length).Contains('<') ? after : quote + 1;
    }
}
