using System.Text.RegularExpressions;

namespace Dashboard.Ingest.Cleaning;

/// <summary>
/// Chooses a headline's language: the source's own setting where the script of the title does not contradict it, else what
/// the text plainly is, else what the entry or the feed declares. Many feeds declare a wrong one.
/// </summary>
public static partial class HeadlineLanguage
{
    private const int MaxLength = 35;

    /// <summary>The BCP 47 code; null where it cannot be told.</summary>
    /// <param name="title">Plain text.</param>
    /// <param name="lead">Plain text, if any.</param>
    /// <param name="setting">What a person set for the source.</param>
    /// <param name="declared">What entry and feed declare, the nearer first.</param>
    public static string? Choose(string title, string? lead, string? setting, params ReadOnlySpan<string?> declared)
    {
        var letters = Letters.Of(title);
        if (setting is not null && !Contradicts(letters, setting))
        {
            return Primary(setting).ToLowerInvariant();
        }

        if (LanguageRecogniser.Recognise(title, lead) is { } plain)
        {
            return plain;
        }

        foreach (var language in declared)
        {
            if (Tag(language) is { } tag && !Contradicts(letters, tag))
            {
                return tag;
            }
        }

        return null;
    }

    // Only the two scripts at hand are judged: a language that is written in several is nobody's contradiction.
    private static bool Contradicts(Letters letters, string language) => Primary(language) switch
    {
        "ar" or "fa" or "ur" => letters.IsLatin,
        "fr" or "en" or "it" or "es" or "de" or "pt" or "tr" => letters.IsArabic,
        _ => false,
    };

    private static string Primary(string language) => language.Split('-', 2)[0];

    // "fr-FR" and "fr" are one language to a reader who filters.
    private static string? Tag(string? declared)
    {
        var text = declared?.Trim();
        if (text is null or { Length: 0 or > MaxLength } || !TagShape().IsMatch(text))
        {
            return null;
        }

        var primary = Primary(text).ToLowerInvariant();
        return primary is "und" or "mul" or "zxx" ? null : primary;
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex TagShape();
}
