using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Dashboard.Feeds.Decoding;

/// <summary>
/// Bytes to text. In this order: byte order mark, the HTTP charset, the XML declaration (RFC 7303), UTF-8 where it is valid,
/// and a guess between the Arabic and the Western code pages.
/// </summary>
internal static class TextDecoder
{
    private const int DeclarationWindow = 1024;
    private const int Utf8Page = 65001;
    private const int FewSequences = 4;

    private static readonly SearchValues<char> AfterName = SearchValues.Create(" \t\r\n\"';?,");

    /// <summary>Reads the bytes; never fails, at worst characters are replaced by U+FFFD.</summary>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (ByMark(bytes, out int mark) is { } marked)
        {
            return Read(marked, bytes[mark..], null);
        }

        if (ByPattern(bytes) is { } wide)
        {
            return Read(wide, bytes, null);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x4C, 0x6F, 0xA7, 0x94]))
        {
            string head = Charsets.Ebcdic.GetString(bytes[..Math.Min(bytes.Length, DeclarationWindow)]);
            string name = DeclaredIn(head).ToString();
            return Charsets.Find(name) is { } known ? Read(known, bytes, name) : Read(Charsets.Ebcdic, bytes, null);
        }

        return ByDeclaration(bytes, contentType);
    }

    private static DecodedText ByDeclaration(ReadOnlySpan<byte> bytes, string? contentType)
    {
        char[] buffer = DecodedText.Rent(bytes.Length);
        OperationStatus status = Utf8.ToUtf16(bytes, buffer, out int used, out int length, replaceInvalidSequences: false, isFinalBlock: false);
        // A document cut in the middle of a character is still UTF-8.
        bool utf8 = status == OperationStatus.Done || (status == OperationStatus.NeedMoreData && bytes.Length - used <= 3);
        bool ascii = utf8 && length == bytes.Length;
        string label = CharsetOf(contentType).ToString();
        Encoding? declared = Usable(Charsets.Find(label), bytes, utf8);
        if (declared is null)
        {
            label = DeclaredIn(Head(bytes)).ToString();
            declared = Usable(Charsets.Find(label), bytes, utf8);
        }

        // Text that is valid UTF-8 beyond ASCII was never meant as something else: a server or a template says so by habit.
        bool isUtf8 = utf8 && (declared is null or { CodePage: Utf8Page } || (!ascii && Contradicts(bytes, declared)));
        if (isUtf8 || (ascii && declared is { IsSingleByte: true }))
        {
            string name = isUtf8 ? "utf-8" : declared!.WebName.ToLowerInvariant();
            return Finished(buffer, length, name, isUtf8 && declared is not { CodePage: Utf8Page } ? null : label, ascii);
        }

        DecodedText.Return(buffer);
        // XML without a declaration is UTF-8: a few stray bytes do not make it anything else.
        declared ??= EightBitGuess.IsMostlyUtf8(bytes) ? Encoding.UTF8 : null;
        return declared is null ? Read(EightBitGuess.Choose(bytes), bytes, null) : Read(declared, bytes, label);
    }

    // In a single-byte encoding letters do not fall into UTF-8's pattern; two bytes a letter may, a few times.
    private static bool Contradicts(ReadOnlySpan<byte> utf8, Encoding declared) =>
        declared.IsSingleByte || EightBitGuess.Sequences(utf8) >= FewSequences;

    private static Encoding? Usable(Encoding? declared, ReadOnlySpan<byte> bytes, bool utf8) => declared switch
    {
        null => null,
        // A declared UTF-8 with a few stray bytes stays UTF-8; one that plainly is something else falls through.
        { CodePage: Utf8Page } => utf8 || EightBitGuess.IsMostlyUtf8(bytes) ? Encoding.UTF8 : null,
        // The declaration was legible byte by byte, so the text cannot be in two- or four-byte units.
        { CodePage: 1200 or 1201 or 12000 or 12001 } => null,
        _ => declared,
    };

    private static DecodedText Read(Encoding encoding, ReadOnlySpan<byte> bytes, string? label)
    {
        char[] buffer = DecodedText.Rent(encoding.GetMaxCharCount(bytes.Length));
        int length = encoding.GetChars(bytes, buffer);
        string name = encoding.CodePage switch { 1200 => "utf-16le", 12000 => "utf-32le", _ => encoding.WebName.ToLowerInvariant() };
        return Finished(buffer, length, name, label, isAscii: false);
    }

    private static DecodedText Finished(char[] buffer, int length, string name, string? label, bool isAscii)
    {
        if (!isAscii)
        {
            StrayControls.Replace(buffer.AsSpan(0, length));
        }

        length = StrayControls.Drop(buffer.AsSpan(0, length));

        return new DecodedText(buffer, length, name, string.IsNullOrWhiteSpace(label) ? null : label.Trim().ToLowerInvariant());
    }

    private static Encoding? ByMark(ReadOnlySpan<byte> bytes, out int length)
    {
        (Encoding? encoding, length) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ((Encoding?)Encoding.UTF8, 3),
            [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
            [0, 0, 0xFE, 0xFF, ..] => (Charsets.Utf32BigEndian, 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (null, 0),
        };
        // A UTF-8 mark before bytes that are something else is a leftover of a careless conversion.
        return length == 3 && !Utf8.IsValid(WithoutCutTail(bytes)) && !EightBitGuess.IsMostlyUtf8(bytes) ? null : encoding;
    }

    private static Encoding? ByPattern(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'<', 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0, (byte)'<', ..] => Charsets.Utf32BigEndian,
        [(byte)'{', 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0, (byte)'{', ..] => Charsets.Utf32BigEndian,
        // What it starts with, or the white space before it.
        [(byte)'<' or (byte)'{' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)' ', 0, not 0, 0, ..] => Encoding.Unicode,
        [0, (byte)'<' or (byte)'{' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)' ', 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    // A document cut in the middle of a character is still UTF-8.
    private static ReadOnlySpan<byte> WithoutCutTail(ReadOnlySpan<byte> bytes)
    {
        for (int back = 1; back <= 3 && back <= bytes.Length; back++)
        {
            byte b = bytes[^back];
            if (b >= 0xC0)
            {
                int need = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                return back < need ? bytes[..^back] : bytes;
            }

            if (b < 0x80)
            {
                break;
            }
        }

        return bytes;
    }

    private static string Head(ReadOnlySpan<byte> bytes) =>
        Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationWindow)]);

    private static ReadOnlySpan<char> CharsetOf(string? contentType) =>
        contentType is null ? default : Value(contentType, "charset");

    private static ReadOnlySpan<char> DeclaredIn(string head)
    {
        int start = head.IndexOf("<?xml", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return default;
        }

        ReadOnlySpan<char> declaration = head.AsSpan(start);
        int end = declaration.IndexOf('>');
        return Value(end < 0 ? declaration : declaration[..end], "encoding");
    }

    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> text, string key)
    {
        for (int at = text.IndexOf(key, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(key, StringComparison.OrdinalIgnoreCase))
        {
            // A parameter of its own, not the end of another's name.
            bool starts = at == 0 || text[at - 1] is ';' or ' ' or '\t' or '\r' or '\n' or ',';
            text = text[(at + key.Length)..].TrimStart();
            if (starts && text is ['=', ..])
            {
                text = text[1..].TrimStart(" \t\r\n\"'");
                int end = text.IndexOfAny(AfterName);
                return end < 0 ? text : text[..end];
            }
        }

        return default;
    }
}
