using System.Globalization;
using System.Text;

namespace Dashboard.Feeds.Building;

/// <summary>
/// Mends what JSON feeds are broken by in the wild: line ends and other controls inside of strings, something behind the end, an end
/// that is missing. Of a document that was cut the items stay that were whole.
/// </summary>
internal static class JsonMender
{
    /// <summary>As deep as JSON is read.</summary>
    private const int DepthLimit = 64;

    /// <summary>The text mended.</summary>
    /// <param name="json">Starts with the root's bracket.</param>
    /// <param name="wasCut">Whether its end was missing.</param>
    /// <returns>Null where there is no way to mend it.</returns>
    public static string? Mend(ReadOnlySpan<char> json, out bool wasCut)
    {
        var mended = new StringBuilder(json.Length + 16);
        var open = new Stack<char>();
        int safe = 0;
        bool inString = false;
        wasCut = false;
        for (int i = 0; i < json.Length; i++)
        {
            char c = json[i];
            if (inString)
            {
                i += TakeOfString(json, i, mended, ref inString);
                continue;
            }

            mended.Append(c);
            inString = c == '"';
            if (c is '{' or '[')
            {
                open.Push(c);
            }
            else if (c is '}' or ']' && (!open.TryPop(out char opened) || opened != (c == '}' ? '{' : '[')))
            {
                return null;
            }

            if (open.Count == 0 || open.Count > DepthLimit)
            {
                return open.Count == 0 && c is '}' or ']' ? mended.ToString() : null;
            }

            // Behind a whole item of a list of the root.
            safe = c == '}' && open.Count == 2 && open.Peek() == '[' ? mended.Length : safe;
        }

        wasCut = true;
        mended.Length = safe;
        return safe == 0 ? null : mended.Append("]}").ToString();
    }

    // How many characters more than one were taken.
    private static int TakeOfString(ReadOnlySpan<char> json, int at, StringBuilder mended, ref bool inString)
    {
        char c = json[at];
        if (c < ' ')
        {
            mended.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            return 0;
        }

        mended.Append(c);
        inString = c != '"';
        if (c != '\\' || at + 1 == json.Length)
        {
            return 0;
        }

        mended.Append(json[at + 1]);
        return 1;
    }
}
