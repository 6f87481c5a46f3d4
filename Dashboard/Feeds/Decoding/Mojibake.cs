using System.Text;
using System.Text.Unicode;

namespace Dashboard.Feeds.Decoding;

/// <summary>
/// Undoes UTF-8 that was read as windows-1252 and written as UTF-8 again (<c>Ã©</c>, <c>â€¦</c>, <c>Ø§Ù„</c>). Only where every
/// character beyond ASCII belongs to a whole UTF-8 sequence, which text that means what it says does not bring about.
/// </summary>
internal static class Mojibake
{
    /// <summary>The text as it was meant; itself where nothing is wrong with it.</summary>
    public static string Repair(string text)
    {
        int first = text.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F');
        if (first < 0 || first + 1 >= text.Length || text[first] is < '\u00C2' or > '\u00F4' || !IsContinuation(text[first + 1]))
        {
            return text;
        }

        return Reread(text) ?? text;
    }

    private static string? Reread(string text)
    {
        byte[] bytes = new byte[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            if (!TryByte(text[i], out bytes[i]))
            {
                return null;
            }
        }

        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }

    private static bool IsContinuation(char c) => TryByte(c, out byte b) && b is >= 0x80 and <= 0xBF;

    private static bool TryByte(char c, out byte value)
    {
        value = (byte)c;
        return c is < '\u0080' or (>= '\u00A0' and <= '\u00FF') || (c is not '\uFFFD' && StrayControls.TryFind(c, out value));
    }
}
