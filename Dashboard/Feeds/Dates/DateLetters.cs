using System.Globalization;
using System.Text;

namespace Dashboard.Feeds.Dates;

/// <summary>Folds what dates are written with to plain letters and ASCII digits.</summary>
internal static class DateLetters
{
    /// <summary>The text without accents, vowel signs, tatweel and direction marks, its digits in ASCII; null when it is not text.</summary>
    public static string? Fold(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 || text.IndexOfAnyInRange('\uFFFE', '\uFFFF') >= 0)
        {
            return null;
        }

        var folded = new StringBuilder(text.Length);
        foreach (char c in text.ToString().Normalize(NormalizationForm.FormKD))
        {
            UnicodeCategory category = char.GetUnicodeCategory(c);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format || c == '\u0640')
            {
                continue;
            }

            folded.Append(c switch
            {
                '\u0649' => '\u064A',
                '\u0629' => '\u0647',
                '\u060C' => ',',
                '\u2013' or '\u2014' or '\u2212' => '-',
                '\u2019' => '\'',
                _ when category == UnicodeCategory.DecimalDigitNumber => (char)('0' + (int)char.GetNumericValue(c)),
                _ when category == UnicodeCategory.SpaceSeparator => ' ',
                _ => c,
            });
        }

        return folded.ToString();
    }
}
