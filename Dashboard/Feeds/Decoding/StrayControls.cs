namespace Dashboard.Feeds.Decoding;

/// <summary>
/// Reads U+0080 to U+009F the way HTML reads their numbers: no text means those control characters, they are windows-1252 that somebody
/// took for Latin 1 (<c>don\u0092t</c>).
/// </summary>
internal static class StrayControls
{
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
}
