using System.Text;
using Dashboard.Shared.Headlines;

namespace Dashboard.Ingest.Cleaning;

/// <summary>How many letters of a text belong to which kind of script.</summary>
/// <param name="Latin">Letters of the Latin script.</param>
/// <param name="Arabic">Letters of the Arabic script.</param>
/// <param name="OtherRightToLeft">Letters of Hebrew, Syriac, Thaana and N'Ko.</param>
/// <param name="Other">Letters of any other script.</param>
public readonly record struct Letters(int Latin, int Arabic, int OtherRightToLeft, int Other)
{
    /// <summary>Counts the letters of a text; digits, signs and marks count for nothing.</summary>
    /// <param name="text">Plain text.</param>
    public static Letters Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (latin, arabic, otherRight, other) = (0, 0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune))
            {
                continue;
            }

            switch (rune.Value)
            {
                case < 0x250 or (>= 0x1E00 and <= 0x1EFF):
                    latin++;
                    break;
                case (>= 0x0600 and <= 0x06FF) or (>= 0x0750 and <= 0x077F) or (>= 0x0870 and <= 0x08FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF):
                    arabic++;
                    break;
                case >= 0x0590 and <= 0x07FF:
                    otherRight++;
                    break;
                default:
                    other++;
                    break;
            }
        }

        return new(latin, arabic, otherRight, other);
    }

    /// <summary>All letters.</summary>
    public int Total => Latin + Arabic + OtherRightToLeft + Other;

    /// <summary>Whether more letters are Arabic than not.</summary>
    public bool IsArabic => Arabic * 2 > Total;

    /// <summary>Whether more letters are Latin than not.</summary>
    public bool IsLatin => Latin * 2 > Total;

    /// <summary>The way most letters run; null where there are none.</summary>
    public TextDirection? Direction =>
        Total == 0 ? null : (Arabic + OtherRightToLeft) * 2 > Total ? TextDirection.RightToLeft : TextDirection.LeftToRight;
}
