namespace Dashboard.Live;

/// <summary>
/// How far the counters go up after a restore: above every number that the lost database can have given out, so that no number means two events.
/// The clock's microseconds since 1970 are such a number: to pass it, a log would have had to take a million events a second all its life.
/// </summary>
public static class LogLift
{
    /// <summary>The highest number that may be asked for; positions stay below 2^53, and half of them stay free.</summary>
    public const long Most = 1L << 52;

    /// <summary>The number to lift to; null when nothing above the head can be derived from clock and hint, or it would pass <see cref="Most"/>.</summary>
    /// <param name="head">The restored log's newest number.</param>
    /// <param name="now">The clock (UTC).</param>
    /// <param name="above">A number known to have been given out; null for none.</param>
    public static long? Target(long head, DateTimeOffset now, long? above)
    {
        var target = Math.Max((now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, above ?? 0);
        // Behind its own head the clock says nothing of what came after: it was ahead then, or is behind now.
        return target > head && target <= Most ? target : null;
    }
}
