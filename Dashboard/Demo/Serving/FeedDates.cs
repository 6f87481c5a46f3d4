using System.Globalization;

namespace Dashboard.Demo.Serving;

/// <summary>Dates as feeds write them.</summary>
internal static class FeedDates
{
    /// <summary>As RSS has it, e.g. <c>Tue, 24 Nov 2026 10:30:00 GMT</c> (RFC 822 with four digits of a year).</summary>
    public static string Rfc822(DateTimeOffset moment) => moment.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>As Atom and JSON Feed have it (RFC 3339), to the millisecond.</summary>
    public static string Rfc3339(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
