using System.Text;
using Dashboard.Shared.Headlines;

namespace Dashboard.Wire.Newsroom;

/// <summary>One line of plain text, as titles and notes are kept.</summary>
public static class PlainLine
{
    /// <summary>The text on one line: white space and control characters become single spaces; broken surrogates and signs that turn the direction of what follows go.</summary>
    /// <param name="text">Any text.</param>
    public static string Of(string? text)
    {
        var line = new StringBuilder(text?.Length ?? 0);
        var gap = false;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                gap = line.Length > 0;
            }
            else if (rune != Rune.ReplacementChar && !TurnsDirection(rune))
            {
                line.Append(gap ? " " : "").Append(rune.ToString());
                gap = false;
            }
        }

        return line.ToString();
    }

    /// <summary>The direction most of its letters are written in; that of the language where it has none.</summary>
    /// <param name="line">The text.</param>
    /// <param name="language">BCP 47 code.</param>
    public static TextDirection Direction(string line, string language)
    {
        ArgumentNullException.ThrowIfNull(line);
        var balance = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            balance += !Rune.IsLetter(rune) ? 0 : IsRightToLeft(rune) ? 1 : -1;
        }

        return balance > 0 || (balance == 0 && language == "ar") ? TextDirection.RightToLeft : TextDirection.LeftToRight;
    }

    // Hebrew to Arabic Extended-A, and the presentation forms.
    private static bool IsRightToLeft(Rune rune) => rune.Value is (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE);

    // Embeddings, overrides and isolates (UAX #9): left open they would turn the page around a title.
    private static bool TurnsDirection(Rune rune) =>
        rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
