using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Dashboard.Feeds.Building;

/// <summary>
/// Reads strings of JSON that hold half of a surrogate pair: whoever cuts a text at so many units cuts an emoji in two. The half is read as
/// U+FFFD, and the rest of the text is kept.
/// </summary>
internal static class HalfPairs
{
    private const int EscapeLength = 6;

    /// <summary>The text of a string.</summary>
    public static string? Read(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            using JsonDocument mended = JsonDocument.Parse(Mended(value.GetRawText()));
            return mended.RootElement.GetString();
        }
    }

    // Escapes only: a half that is written as bytes was no character from the start.
    private static string Mended(string raw)
    {
        var mended = new StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            char? unit = Unit(raw, i);
            if (unit is null)
            {
                mended.Append(raw[i]);
                if (raw[i] == '\\' && i + 1 < raw.Length)
                {
                    mended.Append(raw[++i]);
                }

                continue;
            }

            bool isPair = char.IsHighSurrogate(unit.Value) && Unit(raw, i + EscapeLength) is { } next && char.IsLowSurrogate(next);
            mended.Append(char.IsSurrogate(unit.Value) && !isPair ? "\\ufffd" : raw.AsSpan(i, isPair ? 2 * EscapeLength : EscapeLength));
            i += (isPair ? 2 * EscapeLength : EscapeLength) - 1;
        }

        return mended.ToString();
    }

    private static char? Unit(string raw, int at) =>
        at + EscapeLength <= raw.Length && raw[at] == '\\' && raw[at + 1] == 'u'
        && ushort.TryParse(raw.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code)
            ? (char)code
            : null;
}
