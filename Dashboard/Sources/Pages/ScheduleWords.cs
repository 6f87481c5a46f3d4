using System.Globalization;
using Dashboard.Shared.Sources;
using Microsoft.Extensions.Localization;

namespace Dashboard.Sources.Pages;

/// <summary>A schedule in a few words.</summary>
internal static class ScheduleWords
{
    private static readonly (TimeSpan Unit, string Key)[] Units =
    [
        (TimeSpan.FromDays(1), "every.days"), (TimeSpan.FromHours(1), "every.hours"), (TimeSpan.FromMinutes(1), "every.minutes"), (TimeSpan.FromSeconds(1), "every.seconds"),
    ];

    /// <summary>The schedule as the board shows it.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="texts">The room's texts.</param>
    public static string Say(SourceScheduleSetting schedule, IStringLocalizer texts)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(texts);
        return schedule.Interval is { } interval ? Every(interval, texts) : schedule.Cron ?? texts["schedule.adaptive"];
    }

    /// <summary>An interval in its largest whole unit.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="texts">The room's texts.</param>
    public static string Every(TimeSpan interval, IStringLocalizer texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        foreach (var (unit, key) in Units)
        {
            if (interval >= unit && interval.Ticks % unit.Ticks == 0)
            {
                return texts[key, (interval.Ticks / unit.Ticks).ToString(CultureInfo.InvariantCulture)];
            }
        }

        return interval.ToString("c", CultureInfo.InvariantCulture);
    }
}
