using System.Globalization;

namespace Dashboard.Feeds;

/// <summary>
/// RSS <c>skipHours</c> and <c>skipDays</c>: when a publisher says that asking is no use. Whole hours and days of UTC. Pure.
/// </summary>
/// <param name="Bits">Bits 0 to 23 for the hours, 24 to 30 for the days, Sunday first; as it is stored.</param>
public readonly record struct SkippedTimes(int Bits)
{
    private const int Hours = 24;
    private const int AllHours = (1 << Hours) - 1;
    private const int AllDays = 0x7F << Hours;

    /// <summary>The same with one more hour.</summary>
    /// <param name="written">0 to 23, or 24 for midnight; anything else is passed over.</param>
    public SkippedTimes WithHour(string? written) =>
        int.TryParse(written?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour is >= 0 and <= Hours ? new(Bits | (1 << (hour % Hours))) : this;

    /// <summary>The same with one more day.</summary>
    /// <param name="written">An English day's name in any case; anything else is passed over.</param>
    public SkippedTimes WithDay(string? written) =>
        Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.DayNames, n => n.Equals(written?.Trim(), StringComparison.OrdinalIgnoreCase)) is >= 0 and var day
            ? new(Bits | (1 << (Hours + day)))
            : this;

    /// <summary>The first moment from another on that is not skipped. A feed that skips every hour, or every day, is not believed in that.</summary>
    /// <param name="moment">The moment.</param>
    public DateTimeOffset FirstAllowed(DateTimeOffset moment)
    {
        var bits = ((Bits & AllHours) == AllHours ? 0 : Bits & AllHours) | ((Bits & AllDays) == AllDays ? 0 : Bits & AllDays);
        var at = moment.ToUniversalTime();
        while (bits != 0)
        {
            if ((bits & (1 << (Hours + (int)at.DayOfWeek))) != 0)
            {
                at = new DateTimeOffset(at.Date, TimeSpan.Zero).AddDays(1);
            }
            else if ((bits & (1 << at.Hour)) != 0)
            {
                at = new DateTimeOffset(at.Date, TimeSpan.Zero).AddHours(at.Hour + 1);
            }
            else
            {
                break;
            }
        }

        return at;
    }
}
