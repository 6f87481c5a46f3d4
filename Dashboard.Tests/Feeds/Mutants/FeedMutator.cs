using System.Text;

namespace Dashboard.Tests.Feeds.Mutants;

/// <summary>Makes broken documents of whole ones: the same seed makes the same ones.</summary>
internal sealed class FeedMutator(int seed)
{
    private const int Largest = 2_000_000;

    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "<", ">", "&", "\"", "'", "=", "/>", "]]>", "<![CDATA[", "<!--", "-->", "<?xml encoding='utf-16'?>", "<!DOCTYPE x [<!ENTITY a \"b\">", "<item>",
            "</item>", "<entry>", "</entry>", "<title>", "</title>", "<link href=", "<content type='xhtml'>", "<media:group>", " xml:base='http://[::1'",
            " xmlns:a='http://www.w3.org/2005/Atom'", "&#x110000;", "&#0;", "&#xD800;", "&amp;amp;", "\u202E", "\0", "\uFEFF", "{", "}", "[", "]", "\\u", ",", ":",
            "2026-13-45T25:61:61+99:99", "99999999999999999999", "Tue, 31 Feb 2026 00:00:00 IST", "<script>", "<img src=", "data:", "javascript:", "  ", "\r\n",
        }.Select(Encoding.UTF8.GetBytes),
        [0xC3], [0xE2, 0x80], [0xFF, 0xFE], [0x80], [0xD8, 0xA7, 0xD9], [0xC7, 0xE1], [0xF0, 0x9F],
    ];

    private static readonly string?[] Types =
        [null, null, null, "application/xml", "text/xml; charset=windows-1256", "text/html; charset=\"utf-8", "application/json; charset=utf-16",
            "x; charset=iso-8859-6", "x; charset=shift_jis", "x; charset=utf-7", "x; charset=hz-gb-2312", "x; charset=iso-2022-jp", "x; charset=koi8-t", "charset=", "x; charset=65001"];

    private readonly Random _random = new(seed);

    /// <summary>A mutant of one document, with parts of another.</summary>
    public byte[] Next(byte[] document, byte[] other)
    {
        List<byte> bytes = [.. document];
        for (int changes = 1 + _random.Next(6); changes > 0; changes--)
        {
            Change(bytes, other);
        }

        return bytes.Count > Largest ? [.. bytes.Take(Largest)] : [.. bytes];
    }

    /// <summary>What a server might say of it.</summary>
    public string? ContentType() => Types[_random.Next(Types.Length)];

    /// <summary>A mutant of a date, sometimes of two.</summary>
    public string Date(string date, string other)
    {
        string text = _random.Next(4) == 0 ? date[..At(date.Length)] + other[At(other.Length)..] : date;
        for (int changes = _random.Next(4); changes > 0; changes--)
        {
            int at = At(text.Length);
            text = _random.Next(3) switch
            {
                0 => text.Remove(at, Math.Min(1 + _random.Next(3), text.Length - at)),
                1 => text.Insert(at, "0123456789:+-/.,TZ (كم"[_random.Next(22)].ToString()),
                _ => text.Insert(at, ((char)_random.Next(0x10000)).ToString()),
            };
        }

        return text;
    }

    /// <summary>A number below <paramref name="count"/>.</summary>
    public int Pick(int count) => _random.Next(count);

    private void Change(List<byte> bytes, byte[] other)
    {
        int at = At(bytes.Count);
        int length = Math.Min(1 + _random.Next(1 << _random.Next(1, 14)), bytes.Count - at);
        switch (_random.Next(8))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.InsertRange(at, Tokens[_random.Next(Tokens.Length)]);
                break;
            case 2:
                bytes.InsertRange(at, [.. Enumerable.Repeat(Tokens[_random.Next(Tokens.Length)], 1 + _random.Next(1 << _random.Next(1, 12))).SelectMany(token => token)]);
                break;
            case 3:
                bytes.InsertRange(At(bytes.Count), bytes.GetRange(at, length));
                break;
            case 4:
                int from = At(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(length, other.Length - from)).ToArray());
                break;
            case 5:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                for (int flips = 1 + _random.Next(8); flips > 0 && bytes.Count > 0; flips--)
                {
                    bytes[_random.Next(bytes.Count)] = (byte)_random.Next(256);
                }

                break;
        }
    }

    private int At(int count) => count == 0 ? 0 : _random.Next(count);
}
