namespace Dashboard.Live.Fanout;

/// <summary>
/// How long a loop waits before its next sweep, so that what arrives meanwhile shares its writes. The first event after a pause
/// never waits, and neither does one on a node whose sweeps are short. Pure.
/// </summary>
internal static class Gathering
{
    /// <summary>Longest time from the beginning of one sweep to that of the next.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(40);

    // Sweeps take a quarter of the time at most: the rest is for what happens meanwhile.
    private const int Share = 4;

    // Timers are no finer.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    /// <summary>What is left to wait.</summary>
    /// <param name="took">How long the last sweep took.</param>
    /// <param name="since">Time since it began.</param>
    public static TimeSpan Left(TimeSpan took, TimeSpan since)
    {
        var window = took * Share < Longest ? took * Share : Longest;
        return window - since >= Least ? window - since : TimeSpan.Zero;
    }
}
