using System.Buffers;
using System.Net;
using System.Text;

namespace Dashboard.Feeds.Markup;

/// <summary>Decodes character references: XML's five, HTML's names, numbers. Unknown names and bare ampersands stay as they are.</summary>
internal static class Entities
{
    private const int LongestName = 10;

    /// <summary>The text with its references decoded once.</summary>
    public static string Decode(ReadOnlySpan<char> text)
    {
        if (!text.Contains('&'))
        {
            return text.ToString();
        }

        var buffer = new ArrayBufferWriter<char>(text.Length);
        Append(text, buffer);
        return buffer.WrittenSpan.ToString();
    }

    /// <summary>Appends the text with its references decoded once.</summary>
    public static void Append(ReadOnlySpan<char> text, ArrayBufferWriter<char> buffer)
    {
        while (true)
        {
            int at = text.IndexOf('&');
            if (at < 0)
            {
                buffer.Write(text);
                return;
            }

            buffer.Write(text[..at]);
            text = text[at..];
            int used = AppendOne(text, buffer);
            if (used == 0)
            {
                buffer.Write("&");
                used = 1;
            }

            text = text[used..];
        }
    }

    private static int AppendOne(ReadOnlySpan<char> text, ArrayBufferWriter<char> buffer)
    {
        ReadOnlySpan<char> window = text[1..Math.Min(text.Length, LongestName + 2)];
        int end = window.IndexOf(';');
        if (end <= 0)
        {
            return 0;
        }

        ReadOnlySpan<char> name = window[..end];
        if (name[0] == '#')
        {
            return AppendNumber(name[1..], buffer) ? end + 2 : 0;
        }

        ReadOnlySpan<char> known = name switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            "apos" => "'",
            "nbsp" => "\u00A0",
            _ => Named(text[..(end + 2)]),
        };
        buffer.Write(known);
        return known.IsEmpty ? 0 : end + 2;
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
        return ReferenceEquals(written, decoded) || decoded == written ? default : decoded;
    }

    private static bool AppendNumber(ReadOnlySpan<char> digits, ArrayBufferWriter<char> buffer)
    {
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
            Span<char> one = stackalloc char[1];
            Decoding.Charsets.Windows1252.GetChars([(byte)value], one);
            buffer.Write(one);
            return true;
        }

        Rune rune = value != 0 && Rune.IsValid(value) ? new Rune(value) : Rune.ReplacementChar;
        Span<char> units = stackalloc char[2];
        buffer.Write(units[..rune.EncodeToUtf16(units)]);
        return true;
    }
}
