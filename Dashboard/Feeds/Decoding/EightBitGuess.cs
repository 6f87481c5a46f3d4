using System.Text;

namespace Dashboard.Feeds.Decoding;

/// <summary>What undeclared bytes beyond ASCII most likely are, for a newsroom that reads French, Arabic and English.</summary>
internal static class EightBitGuess
{
    /// <summary>How much is looked at; a guess gets no better after that.</summary>
    private const int Window = 1 << 18;

    /// <summary>Whether valid UTF-8 sequences outnumber the broken ones clearly.</summary>
    public static bool IsMostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        int good = 0;
        int bad = 0;
        while (!bytes.IsEmpty)
        {
            int high = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (high < 0)
            {
                break;
            }

            bytes = bytes[high..];
            if (Rune.DecodeFromUtf8(bytes, out _, out int used) == System.Buffers.OperationStatus.Done)
            {
                good++;
            }
            else
            {
                bad++;
            }

            bytes = bytes[used..];
        }

        return good > 4 * bad;
    }

    /// <summary>How many characters beyond ASCII there are in valid UTF-8.</summary>
    public static int Sequences(ReadOnlySpan<byte> utf8) => Count(utf8, 0xC0, 0xFF);

    /// <summary>windows-1256 or ISO-8859-6 when the high bytes read as Arabic words, else windows-1252.</summary>
    public static Encoding Choose(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, Window)];
        int high = 0;
        int pairs = 0;
        foreach (byte b in bytes)
        {
            bool isHigh = b >= 0xC0;
            pairs += isHigh && high > 0 ? 1 : 0;
            high = isHigh ? high + 1 : 0;
        }

        int all = Count(bytes, 0xC0, 0xFF);
        // Accented letters stand alone in French; Arabic letters stand side by side.
        if (all == 0 || pairs * 2 < all)
        {
            return Charsets.Windows1252;
        }

        // Both have letters at C1..DA; E4..EA are frequent letters in ISO-8859-6 and accented Latin in windows-1256,
        // whose lam, meem and noon (E1, E3, E4) sit where ISO-8859-6 has feh, kaf and lam.
        return ArabicShare(Charsets.Windows1256, bytes) > ArabicShare(Charsets.Iso88596, bytes) ? Charsets.Windows1256 : Charsets.Iso88596;
    }

    private static int ArabicShare(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        int score = 0;
        char before = ' ';
        foreach (char c in encoding.GetString(bytes))
        {
            score += c switch
            {
                // The commonest letters and the article, which no wrong reading produces as often.
                'ا' or 'ل' or 'ي' or 'م' or 'ن' or 'و' or 'ر' or 'ت' => 2,
                >= '\u0621' and <= '\u064A' => 1,
                '\uFFFD' or >= '\u0080' and <= '\u00FF' => -3,
                _ => 0,
            };
            score += before == 'ا' && c == 'ل' ? 3 : 0;
            before = c;
        }

        return score;
    }

    private static int Count(ReadOnlySpan<byte> bytes, byte from, byte to)
    {
        int count = 0;
        foreach (byte b in bytes)
        {
            count += b >= from && b <= to ? 1 : 0;
        }

        return count;
    }
}
