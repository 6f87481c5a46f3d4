using System.Globalization;

namespace Dashboard.Shell;

/// <summary>A language pages are written in. It says nothing about which headlines are shown.</summary>
/// <param name="Code">BCP 47 code.</param>
/// <param name="CultureName">Culture of dates and numbers.</param>
/// <param name="Name">Its name in itself.</param>
/// <param name="Mark">The shortest way to write it in a switch.</param>
/// <param name="Direction"><c>ltr</c> or <c>rtl</c>.</param>
public sealed record PageLanguage(string Code, string CultureName, string Name, string Mark, string Direction)
{
    /// <summary>French.</summary>
    public static PageLanguage French { get; } = new("fr", "fr", "Français", "fr", "ltr");

    /// <summary>Arabic as the Maghreb writes it: Latin digits, Gregorian months.</summary>
    public static PageLanguage Arabic { get; } = new("ar", "ar-TN", "العربية", "ع", "rtl");

    /// <summary>English with the day before the month, as both its neighbours here write it.</summary>
    public static PageLanguage English { get; } = new("en", "en-GB", "English", "en", "ltr");

    /// <summary>All of them, in the order of the switch.</summary>
    public static IReadOnlyList<PageLanguage> All { get; } = [French, Arabic, English];

    /// <summary>The language this request or circuit is answered in.</summary>
    public static PageLanguage Current => Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? English;

    /// <summary>Culture of dates and numbers.</summary>
    public CultureInfo Culture => CultureInfo.GetCultureInfo(CultureName);

    /// <summary>Whether it is read from right to left.</summary>
    public bool IsRightToLeft => Direction == "rtl";

    /// <summary>The language a code names, regions ignored (<c>fr-TN</c> is French); null for any other.</summary>
    /// <param name="code">A BCP 47 code from outside.</param>
    public static PageLanguage? Find(string? code)
    {
        if (code is null)
        {
            return null;
        }

        var primary = code.AsSpan(0, code.IndexOf('-', StringComparison.Ordinal) is var end and >= 0 ? end : code.Length);
        foreach (var language in All)
        {
            if (primary.Equals(language.Code, StringComparison.OrdinalIgnoreCase))
            {
                return language;
            }
        }

        return null;
    }
}
