using System.Buffers;

namespace Dashboard.Feeds.Decoding;

/// <summary>
/// Reads U+0080 to U+009F the way HTML reads their numbers: no text means those control characters, they are windows-1252 that somebody
/// took for Latin 1 (<c>don\u0092t</c>).
/// </summary>
internal static class StrayControls
{
    // What XML 1.0 allows in no document, and no text means. U+001B begins the escapes of ISO-2022 encodings, and is gone once they are read.
    private static readonly SearchValues<char> Illegal = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(code => (char)code).Where(c => c is not ('\t' or '\n' or '\r'))]);

    private const char First = '\u0080';
    private const char Last = '\u009F';

    private static readonly char[] Meant = [.. Enumerable.Range(First, Last - First + 1).Select(code => Charsets.Windows1252.GetString([(byte)code])[0])];

    /// <summary>The number that windows-1252 has for a character beyond Latin 1; an undefined control stands for itself.</summary>
    public static bool TryFind(char c, out byte value)
    {
        int at = Array.IndexOf(Meant, c);
        value = (byte)(First + Math.Max(at, 0));
        return at >= 0;
    }

    /// <summary>Replaces them where they stand.</summary>
    public static void Replace(Span<char> text)
    {
        while (text.IndexOfAnyInRange(First, Last) is >= 0 and var at)
        {
            text[at] = Meant[text[at] - First];
            text = text[(at + 1)..];
        }
    }

    /// <summary>Whether a character is a control that no text may hold: all below the space but tab and line ends.</summary>
    public static bool IsIllegal(uint code) => code < ' ' && code is not ('\t' or '\n' or '\r');

    /// <summary>Takes the controls out that no text may hold.</summary>
    /// <returns>How much is left.</returns>
    public static int Drop(Span<char> text)
    {
        int kept = text.IndexOfAny(Illegal);
        if (kept < 0)
        {
            return text.Length;
        }

        for (int i = kept; i < text.Length; i++)
        {
            if (!IsIllegal(text[i]))
            {
                text[kept++] = text[i];
            }
        }

        return kept;
    }

    /// <summary>The text without the controls that no text may hold.</summary>
    public static string? Without(string? text)
    {
        if (text is null || !text.AsSpan().ContainsAny(Illegal))
        {
            return text;
        }

        char[] left = text.ToCharArray();
        return new string(left, 0, Drop(left));
    }
}
