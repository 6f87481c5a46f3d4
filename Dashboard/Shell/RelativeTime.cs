using Microsoft.Extensions.Localization;

namespace Dashboard.Shell;

/// <summary>How long ago something was, in words, with the plural forms of Arabic (CLDR: one, two, few 3–10, else other).</summary>
public static class RelativeTime
{
    /// <summary>From here on a date says more than a distance.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>The sentence, e.g. « il y a 3 min ». Up to <see cref="Longest"/>; a moment ahead of the clock counts as now.</summary>
    /// <param name="ago">Time gone by.</param>
    /// <param name="texts">The shell's texts.</param>
    public static string Say(TimeSpan ago, IStringLocalizer<ShellTexts> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var (key, count) = Of(ago);
        return texts[key, count];
    }

    /// <summary>Key and number of the sentence.</summary>
    /// <param name="ago">Time gone by.</param>
    public static (string Key, int Count) Of(TimeSpan ago) => ago switch
    {
        { TotalMinutes: < 1 } => ("AgoNow", 0),
        { TotalHours: < 1 } => Counted("AgoMinutes", (int)ago.TotalMinutes),
        { TotalDays: < 1 } => Counted("AgoHours", (int)ago.TotalHours),
        _ => Counted("AgoDays", (int)ago.TotalDays),
    };

    /// <summary>The plural form of a number as the resources name it; French and English write the same under several.</summary>
    /// <param name="count">A whole number.</param>
    public static string Form(int count) => count switch
    {
        1 => "One",
        2 => "Two",
        _ when count % 100 is >= 3 and <= 10 => "Few",
        _ => "Other",
    };

    private static (string Key, int Count) Counted(string unit, int count) => (unit + Form(count), count);
}
