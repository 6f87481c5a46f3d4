using System.Globalization;

namespace Dashboard.Ingest.WebSub.Rules;

/// <summary>How long a lease lasts, when it is renewed, and how long a silent hub is asked. Pure; draws are between 0 and 1.</summary>
public static class LeaseRule
{
    /// <summary>A lease this short or shorter is no use.</summary>
    public static readonly TimeSpan TooShort = TimeSpan.FromSeconds(60);

    /// <summary>A lease is not believed for longer; it is renewed before.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>A hub that has confirmed nothing for so long is given up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    private const double RenewFrom = 0.7;
    private const double RenewSpread = 0.2;
    private const double JitterShare = 0.25;
    private const int MaxDoublings = 16;
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromHours(2);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The lease a hub grants; null where it is no use.</summary>
    /// <param name="seconds">What it says, as received; where it says nothing, what was asked for counts.</param>
    /// <param name="asked">What was asked for.</param>
    public static TimeSpan? Granted(string? seconds, TimeSpan asked)
    {
        if (string.IsNullOrWhiteSpace(seconds))
        {
            return asked;
        }

        // Some hubs write a fraction; "NaN" is a number to the parser and greater than nothing.
        if (!double.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var given) || !(given > TooShort.TotalSeconds))
        {
            return null;
        }

        return given >= Longest.TotalSeconds ? Longest : TimeSpan.FromSeconds(Math.Floor(given));
    }

    /// <summary>When a lease is renewed: between 70 and 90 % of it.</summary>
    /// <param name="now">When it began (UTC).</param>
    /// <param name="lease">How long it lasts.</param>
    /// <param name="draw">Draws.</param>
    public static DateTimeOffset Renewal(DateTimeOffset now, TimeSpan lease, Func<double> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        return now + (lease * (RenewFrom + (RenewSpread * draw())));
    }

    /// <summary>How long to wait for a hub's word before it is asked again: doubles from five minutes to two hours.</summary>
    /// <param name="tries">Requests so far, this one included.</param>
    /// <param name="draw">Draws.</param>
    public static TimeSpan Retry(int tries, Func<double> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        var full = FirstRetry * Math.Pow(2, Math.Clamp(tries - 1, 0, MaxDoublings));
        return (full < LongestRetry ? full : LongestRetry) * (1 - (JitterShare * draw()));
    }

    /// <summary>When a hub that refused or kept silent is tried again: a day later.</summary>
    /// <param name="now">Now (UTC).</param>
    /// <param name="draw">Draws.</param>
    public static DateTimeOffset AnotherDay(DateTimeOffset now, Func<double> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        return now + (Day * (1 + (JitterShare * draw())));
    }
}
