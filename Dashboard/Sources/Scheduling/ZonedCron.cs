using Quartz;

namespace Dashboard.Sources.Scheduling;

/// <summary>
/// A Quartz cron expression read by the clocks of a time zone. The expression is matched against plain clock readings; the
/// zone's changes are handled here, because Quartz 4.7 answers the moment it was asked about, for ever, where
/// Africa/Casablanca skips an hour. A reading that is skipped comes when the clocks have jumped; one that is repeated comes
/// once, unless the expression names every hour.
/// </summary>
public sealed class ZonedCron
{
    private const int HourField = 2;
    private static readonly TimeSpan Stride = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestRepeat = TimeSpan.FromHours(3);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly CronExpression _readings;
    private readonly bool _everyHour;

    private ZonedCron(CronExpression readings, string text, TimeZoneInfo zone)
    {
        _readings = readings;
        _everyHour = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[HourField] == "*";
        Zone = zone;
    }

    /// <summary>The zone whose clocks count.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>Reads an expression; null when it is none.</summary>
    /// <param name="text">Six or seven fields, seconds first.</param>
    /// <param name="zone">The zone.</param>
    public static ZonedCron? Parse(string text, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(text);
        return CronExpression.TryParse(text, out var expression) && expression is not null
            ? new ZonedCron(expression.WithTimeZone(TimeZoneInfo.Utc), text, zone)
            : null;
    }

    /// <summary>The first time after a moment (UTC); null when none is left.</summary>
    /// <param name="after">The moment; the answer is later.</param>
    public DateTimeOffset? NextAfter(DateTimeOffset after)
    {
        var at = after.ToUniversalTime();
        var from = LastReading(at);
        while (true)
        {
            var offset = Zone.GetUtcOffset(at);
            if (FirstAfter(from) is not { } reading)
            {
                return null;
            }

            var candidate = reading - offset;
            if (NextChange(at, offset, candidate) is not { } change)
            {
                return candidate;
            }

            var before = Reading(change, offset);
            var behind = Reading(change, Zone.GetUtcOffset(change));
            if (behind > before && reading < behind)
            {
                return change;
            }

            at = change;
            from = (behind > before || _everyHour ? behind : before) - Second;
        }
    }

    /// <summary>The times after a moment (UTC), one after the other, until none is left.</summary>
    /// <param name="after">The moment.</param>
    public IEnumerable<DateTimeOffset> After(DateTimeOffset after)
    {
        for (var next = NextAfter(after); next is { } time; next = NextAfter(time))
        {
            yield return time;
        }
    }

    // The latest reading the clocks have shown; while an hour is being repeated that is not the one they show.
    private DateTimeOffset LastReading(DateTimeOffset at)
    {
        var offset = Zone.GetUtcOffset(at);
        var earlier = at - LongestRepeat;
        var former = Zone.GetUtcOffset(earlier);
        var now = Reading(at, offset);
        return _everyHour || former <= offset ? now : Later(now, Reading(Narrow(earlier, at, former), former) - Second);
    }

    private DateTimeOffset? FirstAfter(DateTimeOffset reading) => _readings.GetNextValidTimeAfter(reading);

    // A clock reading, held as if the clock stood at UTC.
    private static DateTimeOffset Reading(DateTimeOffset moment, TimeSpan offset) => moment + offset;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    // The first moment after `from`, up to `until`, at which the zone's offset is another.
    private DateTimeOffset? NextChange(DateTimeOffset from, TimeSpan offset, DateTimeOffset until)
    {
        for (var low = from; low < until; low += Stride)
        {
            var high = low + Stride < until ? low + Stride : until;
            if (Zone.GetUtcOffset(high) != offset)
            {
                return Narrow(low, high, offset);
            }
        }

        return null;
    }

    private DateTimeOffset Narrow(DateTimeOffset low, DateTimeOffset high, TimeSpan offset)
    {
        while (high - low > Second)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Zone.GetUtcOffset(middle) == offset ? (middle, high) : (low, middle);
        }

        // Changes come at whole seconds.
        return new DateTimeOffset(high.Ticks - (high.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
    }
}
