using System.Buffers;
using System.Net;
using System.Text;

namespace Dashboard.Feeds.Markup;

/// <summary>Decodes character references: XML's five, HTML's names, numbers. Unknown names and bare ampersands stay as they are.</summary>
internal static class Entities
{
    private const int LongestName = 10;
    private const int OnStack = 256;

    /// <summary>The text with its references decoded once.</summary>
    public static string Decode(ReadOnlySpan<char> text)
    {
        if (!text.Contains('&'))
        {
            return text.ToString();
        }

        if (text.Length <= OnStack)
        {
            Span<char> few = stackalloc char[OnStack];
            return few[..Decode(text, few)].ToString();
        }

        char[] many = ArrayPool<char>.Shared.Rent(text.Length);
        string decoded = many.AsSpan(0, Decode(text, many)).ToString();
        ArrayPool<char>.Shared.Return(many);
        return decoded;
    }

    /// <summary>Appends the text with its references decoded once.</summary>
    public static void Append(ReadOnlySpan<char> text, ArrayBufferWriter<char> buffer)
    {
        if (!text.IsEmpty)
        {
            buffer.Advance(Decode(text, buffer.GetSpan(text.Length)));
        }
    }

    /// <summary>Decodes into memory as long as the text: no reference is shorter than what it stands for.</summary>
    /// <returns>How many characters that made.</returns>
    public static int Decode(ReadOnlySpan<char> text, Span<char> into)
    {
        int written = 0;
        while (true)
        {
            int at = text.IndexOf('&');
            if (at < 0)
            {
                text.CopyTo(into[written..]);
                return written + text.Length;
            }

            text[..at].CopyTo(into[written..]);
            written += at;
            text = text[at..];
            int used = DecodeOne(text, into[written..], out int made);
            if (used == 0)
            {
                (into[written], used, made) = ('&', 1, 1);
            }

            written += made;
            text = text[used..];
        }
    }

    private static int DecodeOne(ReadOnlySpan<char> text, Span<char> into, out int made)
    {
        made = 1;
        switch (text)
        {
            case ['&', 'l', 't', ';', ..]:
                into[0] = '<';
                return 4;
            case ['&', 'g', 't', ';', ..]:
                into[0] = '>';
                return 4;
            case ['&', 'a', 'm', 'p', ';', ..]:
                into[0] = '&';
                return 5;
            case ['&', 'q', 'u', 'o', 't', ';', ..]:
                into[0] = '"';
                return 6;
        }

        ReadOnlySpan<char> window = text[1..Math.Min(text.Length, LongestName + 2)];
        int end = window.IndexOf(';');
        if (end <= 0)
        {
            return 0;
        }

        ReadOnlySpan<char> name = window[..end];
        if (name[0] == '#')
        {
            return TryDecodeNumber(name[1..], into, out made) ? end + 2 : 0;
        }

        ReadOnlySpan<char> known = name switch { "apos" => "'", "nbsp" => "\u00A0", _ => Named(text[..(end + 2)]) };
        known.CopyTo(into);
        made = known.Length;
        return made == 0 ? 0 : end + 2;
    }

    private static ReadOnlySpan<char> Named(ReadOnlySpan<char> reference)
    {
        foreach (char c in reference[1..^1])
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return default;
            }
        }

        string written = reference.ToString();
        string decoded = WebUtility.HtmlDecode(written);
        return decoded.Length >= written.Length ? default : decoded;
    }

    private static bool TryDecodeNumber(ReadOnlySpan<char> digits, Span<char> into, out int made)
    {
        made = 1;
        bool hex = digits is ['x' or 'X', ..];
        digits = hex ? digits[1..] : digits;
        var style = hex ? System.Globalization.NumberStyles.AllowHexSpecifier : System.Globalization.NumberStyles.None;
        if (!uint.TryParse(digits, style, System.Globalization.CultureInfo.InvariantCulture, out uint value))
        {
            return false;
        }

        // HTML: the C1 range means windows-1252.
        if (value is >= 0x80 and <= 0x9F)
        {
            into[0] = (char)value;
            Decoding.StrayControls.Replace(into[..1]);
            return true;
        }

        // A control that XML forbids stands for nothing, written as a number too.
        Rune rune = Rune.IsValid(value) && value != 0 ? new Rune(value) : Rune.ReplacementChar;
        made = value != 0 && Decoding.StrayControls.IsIllegal(value) ? 0 : rune.EncodeToUtf16(into);
        return true;
    }
}
