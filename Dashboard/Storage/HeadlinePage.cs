using System.Globalization;
using System.Text;

namespace Dashboard.Storage;

/// <summary>The address of a headline's own page: <c>/articles/{id}/{slug}</c>, percent-encoded ASCII.</summary>
public static class HeadlinePage
{
    private const int MaxSlug = 80;

    /// <summary>The page of a headline, from the root of the site.</summary>
    /// <param name="id">The headline.</param>
    /// <param name="title">The title the slug is made of.</param>
    public static string For(long id, string title) =>
        Slug(title) is { Length: > 0 } slug
            ? string.Create(CultureInfo.InvariantCulture, $"/articles/{id}/{Uri.EscapeDataString(slug)}")
            : string.Create(CultureInfo.InvariantCulture, $"/articles/{id}");

    /// <summary>Letters and digits of a text, lower case, accents taken off Latin letters, words joined by hyphens.</summary>
    /// <param name="text">Any text.</param>
    public static string Slug(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slug = new StringBuilder(MaxSlug);
        var gap = false;
        Span<char> letter = stackalloc char[2];
        foreach (var rune in (Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormD)).EnumerateRunes())
        {
            if (IsAccent(rune))
            {
                continue;
            }

            if (!Rune.IsLetterOrDigit(rune) && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark)
            {
                gap = slug.Length > 0;
                continue;
            }

            if (slug.Length + rune.Utf16SequenceLength + 1 > MaxSlug)
            {
                break;
            }

            slug.Append(gap ? "-" : "").Append(letter[..Rune.ToLowerInvariant(rune).EncodeToUtf16(letter)]);
            gap = false;
        }

        return slug.ToString().Normalize(NormalizationForm.FormC);
    }

    // Latin accents and Arabic vowel signs go; a hamza or madda is part of its letter and stays.
    private static bool IsAccent(Rune rune) => rune.Value is (>= 0x300 and <= 0x36F) or (>= 0x64B and <= 0x652) or 0x670;
}
