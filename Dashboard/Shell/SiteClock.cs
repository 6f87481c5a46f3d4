using System.Globalization;

namespace Dashboard.Shell;

/// <summary>Moments as the site writes them: in its own zone, the same digits in each language.</summary>
/// <param name="site">Says the zone.</param>
/// <param name="time">The clock.</param>
public sealed class SiteClock(ISiteFace site, TimeProvider time)
{
    /// <summary>Now (UTC).</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>A moment in the site's zone.</summary>
    /// <param name="at">Any moment.</param>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, site.TimeZone);

    /// <summary><c>HH:mm</c> today, else <c>dd/MM HH:mm</c>, and with the year when it is another.</summary>
    /// <param name="at">Any moment.</param>
    public string Brief(DateTimeOffset at)
    {
        var (then, now) = (Local(at), Local(Now));
        var format = then.Date == now.Date ? "HH:mm" : then.Year == now.Year ? "dd/MM HH:mm" : "dd/MM/yyyy HH:mm";
        return then.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary><c>HH:mm</c>, whatever the day.</summary>
    /// <param name="at">Any moment.</param>
    public string Clock(DateTimeOffset at) => Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>dd - MM - yyyy</c>, the form of an article's date line.</summary>
    /// <param name="at">Any moment.</param>
    public string Day(DateTimeOffset at) => Local(at).ToString("dd - MM - yyyy", CultureInfo.InvariantCulture);

    /// <summary>The exact value, to the second, with its distance from UTC.</summary>
    /// <param name="at">Any moment.</param>
    public string Exact(DateTimeOffset at) => Local(at).ToString("dd/MM/yyyy HH:mm:ss (\"UTC\"zzz)", CultureInfo.InvariantCulture);

    /// <summary>The value of a <c>datetime</c> attribute.</summary>
    /// <param name="at">Any moment.</param>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
