using System.Globalization;
using System.Text;

namespace Dashboard.Desk.Items;

/// <summary>Brings a text to the form words are looked for in: small letters without accents or vowel signs, and Arabic letters that are confused in haste as one.</summary>
public static class SearchFold
{
    private const int Tatweel = 0x640;

    /// <summary>The text folded.</summary>
    /// <param name="text">Any text.</param>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fold = new StringBuilder(text.Length);
        // Decomposed, a hamza or madda above an alif is a sign of its own and goes with the others.
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark && rune.Value != Tatweel)
            {
                fold.Append(Plain(rune).ToString());
            }
        }

        return fold.ToString();
    }

    private static Rune Plain(Rune rune) => rune.Value switch
    {
        'ى' => new Rune('ي'),
        'ة' => new Rune('ه'),
        '’' or 'ʼ' => new Rune('\''),
        _ => Rune.ToLowerInvariant(rune),
    };
}
