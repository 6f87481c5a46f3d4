using System.Globalization;
using Dashboard.Shared.Sources;
using Dashboard.Sources.Scheduling.Adaptive;

namespace Dashboard.Sources.Scheduling;

/// <summary>Which schedules may be kept. Pure.</summary>
public static class ScheduleRules
{
    /// <summary>Runs of an expression whose gaps are looked at.</summary>
    public const int CheckedRuns = 100;

    private const int MaxCronLength = 200;
    private const int MaxZoneLength = 64;

    /// <summary>Judges a setting: exactly one form, an interval within the limits, or an expression that comes again and not too often.</summary>
    /// <param name="setting">The setting; null or empty means the product's own rhythm.</param>
    /// <param name="limits">What the operator says.</param>
    /// <param name="now">Now (UTC).</param>
    public static ScheduleVerdict Check(SourceScheduleSetting? setting, ScheduleLimits limits, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(limits);
        setting ??= new SourceScheduleSetting(Adaptive: true);
        var cron = Trimmed(setting.Cron);
        var zone = Trimmed(setting.TimeZone);
        var forms = (setting.Interval is null ? 0 : 1) + (cron is null ? 0 : 1) + (setting.Adaptive is true ? 1 : 0);
        if (forms > 1 || (forms == 0 && setting.Adaptive is false) || (zone is not null && cron is null))
        {
            return Refuse(SourceFaultCode.ScheduleForm);
        }

        return setting.Interval is { } interval ? Every(interval, limits)
            : cron is not null ? Cron(cron, zone, limits, now)
            : new(limits.Default is { } set ? new SourceSchedule(set, limits.Minimum, heedsFreshness: false) : new SourceSchedule((PublishingRhythm?)null, limits.Minimum), new(Adaptive: true), null);
    }

    private static ScheduleVerdict Every(TimeSpan interval, ScheduleLimits limits) =>
        interval < limits.Minimum || interval > ScheduleLimits.Longest
            ? Refuse(SourceFaultCode.Interval, Text(interval), Text(limits.Minimum), Text(ScheduleLimits.Longest))
            : new(new SourceSchedule(interval, limits.Minimum, heedsFreshness: false), new(Interval: interval), null);

    private static ScheduleVerdict Cron(string text, string? zoneId, ScheduleLimits limits, DateTimeOffset now)
    {
        if (zoneId is null)
        {
            return Refuse(SourceFaultCode.TimeZoneMissing);
        }

        if (zoneId.Length > MaxZoneLength || !TimeZoneInfo.TryFindSystemTimeZoneById(zoneId, out var zone) || !zone.HasIanaId)
        {
            return Refuse(SourceFaultCode.TimeZone, zoneId);
        }

        if (text.Length > MaxCronLength || ZonedCron.Parse(text, zone) is not { } cron)
        {
            return Refuse(SourceFaultCode.Cron, text);
        }

        DateTimeOffset? before = null;
        foreach (var run in cron.After(now).Take(CheckedRuns))
        {
            if (before is { } last && run - last < limits.Minimum)
            {
                return Refuse(SourceFaultCode.CronTooOften, Text(limits.Minimum), Text(run - last), Text(last), Text(run));
            }

            before = run;
        }

        return before is null
            ? Refuse(SourceFaultCode.CronNever, text)
            : new(new SourceSchedule(cron, limits.Minimum), new(Cron: text, TimeZone: zone.Id), null);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Text(TimeSpan span) => span.ToString("c", CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static ScheduleVerdict Refuse(string code, params string[] arguments) => new(null, null, SourceFault.Of(code, arguments));
}
