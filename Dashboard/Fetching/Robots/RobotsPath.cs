using System.Globalization;
using System.Text;

namespace Dashboard.Fetching.Robots;

/// <summary>
/// Addresses and patterns in the one spelling in which they are compared (RFC 9309, 2.2.2): what needs no escape has none, all else has
/// one in capitals. In a query, delimiters are the same with and without their escape. Pure.
/// </summary>
internal static class RobotsPath
{
    private const string Unreserved = "-._~";
    private const string QueryDelimiters = ":/?#[]@";

    /// <summary>Path and query of an address; the two signs that have a meaning in patterns are escaped.</summary>
    /// <param name="url">An absolute address.</param>
    public static string Of(Uri url) => Spell(url.PathAndQuery, isPattern: false);

    /// <summary>A rule's pattern: <c>*</c> stays, and so does <c>$</c> at its end.</summary>
    /// <param name="pattern">As written.</param>
    public static string OfPattern(string pattern) => Spell(pattern, isPattern: true);

    /// <summary>Whether a path begins as a pattern says. Takes no longer for a malicious pattern than for a plain one.</summary>
    /// <param name="pattern">In its one spelling.</param>
    /// <param name="path">In its one spelling.</param>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        var isWhole = pattern.EndsWith('$');
        var left = isWhole ? pattern[..^1] : pattern;
        var star = left.IndexOf('*');
        if (star < 0)
        {
            return isWhole ? path.SequenceEqual(left) : path.StartsWith(left);
        }

        if (!path.StartsWith(left[..star]))
        {
            return false;
        }

        path = path[star..];
        left = left[(star + 1)..];
        while ((star = left.IndexOf('*')) >= 0)
        {
            var at = path.IndexOf(left[..star]);
            if (at < 0)
            {
                return false;
            }

            path = path[(at + star)..];
            left = left[(star + 1)..];
        }

        return isWhole ? path.EndsWith(left) : path.IndexOf(left) >= 0;
    }

    private static string Spell(string written, bool isPattern)
    {
        var spelt = new StringBuilder(written.Length);
        var inQuery = false;
        Span<byte> octets = stackalloc byte[4];
        for (var at = 0; at < written.Length;)
        {
            if (written[at] == '%' && Escaped(written, at) is { } octet)
            {
                Append(spelt, octet, inQuery);
                at += 3;
                continue;
            }

            Rune.DecodeFromUtf16(written.AsSpan(at), out var rune, out var taken);
            var sign = rune.IsAscii ? (char)rune.Value : '\0';
            if (sign > ' ' && sign is not ('%' or '\x7f') && !(sign is '*' or '$' && !IsSpecial(sign, isPattern, at == written.Length - 1)))
            {
                spelt.Append(sign);
                inQuery |= sign == '?';
            }
            else
            {
                foreach (var one in octets[..rune.EncodeToUtf8(octets)])
                {
                    spelt.Append(CultureInfo.InvariantCulture, $"%{one:X2}");
                }
            }

            at += taken;
        }

        return spelt.ToString();
    }

    private static bool IsSpecial(char sign, bool isPattern, bool isLast) => isPattern && (sign == '*' || isLast);

    private static byte? Escaped(string written, int at) =>
        at + 2 < written.Length && byte.TryParse(written.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet) ? octet : null;

    private static void Append(StringBuilder spelt, byte octet, bool inQuery)
    {
        var sign = (char)octet;
        if (char.IsAsciiLetterOrDigit(sign) || Unreserved.Contains(sign, StringComparison.Ordinal) || (inQuery && QueryDelimiters.Contains(sign, StringComparison.Ordinal)))
        {
            spelt.Append(sign);
        }
        else
        {
            spelt.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
        }
    }
}
