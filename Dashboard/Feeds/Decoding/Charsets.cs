using System.Text;

namespace Dashboard.Feeds.Decoding;

/// <summary>Finds an encoding by the name a header or a declaration gives it.</summary>
internal static class Charsets
{
    /// <summary>The encoding of that name, or null when nobody knows it. Never throws.</summary>
    public static Encoding? Find(ReadOnlySpan<char> name)
    {
        name = name.Trim(" \t\r\n\"'");
        if (name.IsEmpty || name.Length > 40)
        {
            return null;
        }

        // IANA registers some with the year of the standard: ISO_8859-6:1987.
        int year = name.IndexOf(':');
        string key = (year > 0 ? name[..year] : name).ToString().ToLowerInvariant().Replace('_', '-');
        return Standard(key) ?? CodeTables.Find(key) ?? CodePage(key);
    }

    // WHATWG: what calls itself Latin 1 or ASCII is windows-1252 in practice.
    private static Encoding? Standard(string key) => key switch
    {
        "utf-8" or "utf8" or "u8" or "utf-8-sig" or "unicode-1-1-utf-8" => Encoding.UTF8,
        "utf-16le" or "utf-16-le" => Encoding.Unicode,
        "utf-16" or "utf16" or "u16" or "iso-10646-ucs-2" or "ucs-2" => Encoding.Unicode,
        "utf-16be" or "utf-16-be" => Encoding.BigEndianUnicode,
        "utf-32" or "utf-32le" or "utf-32-le" or "u32" => Encoding.UTF32,
        "utf-32be" or "utf-32-be" => Utf32BigEndian,
        "iso-8859-1" or "iso8859-1" or "iso88591" or "latin1" or "latin-1" or "l1" or "8859" or "iso-ir-100"
            or "us-ascii" or "ascii" or "ansi-x3.4-1968" or "646" or "windows1252" or "cp1252" => Windows1252,
        "gb2312" or "gbk" or "x-gbk" or "gb-2312-80" or "euc-cn" or "euccn" => CodePage("gb18030"),
        "cp932" or "ms932" or "windows-31j" or "sjis" or "x-sjis" or "s-jis" or "shiftjis" => CodePage("shift_jis"),
        "iso-8859-11" or "tis620" or "thai" => CodePage("tis-620"),
        "macroman" or "mac-roman" or "mac" or "macintosh" => CodePage("macintosh"),
        "maccyrillic" or "mac-cyrillic" => CodePage("x-mac-cyrillic"),
        "macgreek" or "mac-greek" => CodePage("x-mac-greek"),
        "macturkish" or "mac-turkish" => CodePage("x-mac-turkish"),
        "maciceland" or "mac-iceland" => CodePage("x-mac-icelandic"),
        "maclatin2" or "mac-latin2" or "maccentraleurope" => CodePage("x-mac-ce"),
        "eucjp" or "u-jis" or "ujis" => CodePage("euc-jp"),
        "euckr" or "korean" or "cp949" or "ks-c-5601" => CodePage("euc-kr"),
        "cp-is" => CodePage("ibm861"),
        "cspc862latinhebrew" => CodePage("ibm862"),
        "cspc850multilingual" => CodePage("ibm850"),
        "cspc8codepage437" => CodePage("ibm437"),
        "cspcp852" => CodePage("ibm852"),
        "iso-8859-6-i" or "iso-8859-6-e" or "arabic" => CodePage("iso-8859-6"),
        _ => null,
    };

    private static Encoding? CodePage(string key)
    {
        Encoding? found = CodePagesEncodingProvider.Instance.GetEncoding(key)
            ?? CodePagesEncodingProvider.Instance.GetEncoding(key.Replace('-', '_'));
        if (found is not null)
        {
            return found;
        }

        ReadOnlySpan<char> digits = key.AsSpan();
        foreach (string prefix in (ReadOnlySpan<string>)["csibm", "windows-", "windows", "ibm", "cp-", "cp", "x-cp", "dos-"])
        {
            if (digits.StartsWith(prefix, StringComparison.Ordinal))
            {
                digits = digits[prefix.Length..];
                break;
            }
        }

        return int.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out int page) && page is > 0 and < 65_000
            ? CodePagesEncodingProvider.Instance.GetEncoding(page)
            : null;
    }

    /// <summary>Western European, and what undeclared eight-bit text is read in when nothing else fits.</summary>
    public static Encoding Windows1252 { get; } = Required(1252);

    /// <summary>Arabic as Windows writes it.</summary>
    public static Encoding Windows1256 { get; } = Required(1256);

    /// <summary>Arabic as ISO wrote it.</summary>
    public static Encoding Iso88596 { get; } = Required(28596);

    /// <summary>EBCDIC, only to read a declaration in.</summary>
    public static Encoding Ebcdic { get; } = Required(37);

    /// <summary>UTF-32, most significant byte first.</summary>
    public static Encoding Utf32BigEndian { get; } = new UTF32Encoding(bigEndian: true, byteOrderMark: true);

    private static Encoding Required(int page) =>
        CodePagesEncodingProvider.Instance.GetEncoding(page) ?? throw new NotSupportedException($"Code page {page} is missing.");
}
