using Dashboard.Feeds.Dates;

namespace Dashboard.Feeds;

/// <summary>
/// Reads the dates that feeds carry: ISO 8601, RFC 822 with its many misspellings, French and Arabic months (Maghreb and Levant
/// names), and the forms other publishers invented. A date without a zone counts as UTC; a zone that is unknown or means several
/// places (IST) makes the date unusable instead of wrong. Two-digit years are RFC 2822's: 00 to 49 are 20xx, the rest 19xx.
/// </summary>
public static class FeedDate
{
    /// <summary>No date is longer; what is longer is text.</summary>
    private const int Longest = 100;

    /// <summary>Reads a date.</summary>
    /// <param name="text">As the feed has it.</param>
    /// <param name="utc">The instant, with offset zero.</param>
    /// <returns>False where it is no date, or its zone cannot be told.</returns>
    public static bool TryParse(string? text, out DateTimeOffset utc) => TryParse(text.AsSpan(), out utc);

    /// <summary>Reads a date from part of a document.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset utc)
    {
        utc = default;
        text = text.Trim();
        if (text.IsEmpty || text.Length > Longest)
        {
            return false;
        }

        if (CommonDate.TryParse(text, out utc))
        {
            return true;
        }

        if (System.Text.Ascii.IsValid(text))
        {
            return new DateScanner(text).TryRead(out utc);
        }

        return DateLetters.Fold(text) is { } folded && new DateScanner(folded).TryRead(out utc);
    }
}
