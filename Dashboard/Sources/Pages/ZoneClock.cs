using System.Globalization;

namespace Dashboard.Sources.Pages;

/// <summary>Moments as the clocks of a source's zone show them.</summary>
internal static class ZoneClock
{
    /// <summary>The zone of an identifier, or another where there is none.</summary>
    /// <param name="id">IANA identifier.</param>
    /// <param name="otherwise">The site's zone.</param>
    public static TimeZoneInfo Find(string? id, TimeZoneInfo otherwise) =>
        id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : otherwise;

    /// <summary>The time, with its day where that is another than today's.</summary>
    /// <param name="at">Any moment.</param>
    /// <param name="now">Now.</param>
    /// <param name="zone">Whose clocks.</param>
    public static string Short(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var format = local.Date == TimeZoneInfo.ConvertTime(now, zone).Date ? "HH:mm:ss" : "dd/MM HH:mm";
        return local.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>The exact value with its distance from UTC and its zone.</summary>
    /// <param name="at">Any moment.</param>
    /// <param name="zone">Whose clocks.</param>
    public static string Exact(DateTimeOffset at, TimeZoneInfo zone) =>
        $"{TimeZoneInfo.ConvertTime(at, zone).ToString("dd/MM/yyyy HH:mm:ss (\"UTC\"zzz)", CultureInfo.InvariantCulture)} {zone.Id}";

    /// <summary>The value of a <c>datetime</c> attribute.</summary>
    /// <param name="at">Any moment.</param>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
