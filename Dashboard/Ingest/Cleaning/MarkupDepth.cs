using System.Collections.Frozen;

namespace Dashboard.Ingest.Cleaning;

/// <summary>Looks at HTML before it is parsed: thousands of elements open inside each other cost a parser minutes.</summary>
internal static class MarkupDepth
{
    private const int MostOpen = 200;
    private const int MostElements = 20_000;
    private const int LongestName = 10;

    // They end by themselves, so what never closes them is no depth.
    private static readonly FrozenSet<string> EndByThemselves = new[]
    {
        "area", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "param", "source", "td", "th", "tr", "track", "wbr",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it is more markup than any article needs.</summary>
    /// <param name="html">HTML, well-formed or not.</param>
    public static bool IsBeyondReason(ReadOnlySpan<char> html)
    {
        var names = EndByThemselves.GetAlternateLookup<ReadOnlySpan<char>>();
        var (open, elements) = (0, 0);
        for (var at = html.IndexOf('<'); at >= 0; at = html.IndexOf('<'))
        {
            html = html[(at + 1)..];
            if (html.StartsWith('/'))
            {
                open -= open > 0 ? 1 : 0;
            }
            else if (html.Length > 0 && char.IsAsciiLetter(html[0]))
            {
                var end = html[..Math.Min(html.Length, LongestName)].IndexOfAnyExcept(Letters);
                open += names.Contains(html[..(end < 0 ? Math.Min(html.Length, LongestName) : end)]) ? 0 : 1;
                elements++;
            }

            if (open > MostOpen || elements > MostElements)
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Letters => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
}
