namespace Dashboard.Sources.Scheduling.Adaptive;

/// <summary>
/// When to look at a source again, by what is learnt of it: requests are spent where items are likely. Between two polls the same amount
/// of expectation gathers; rare hours gather it slowly, a burst at once. Pure.
/// </summary>
public static class AdaptivePace
{
    /// <summary>Longest pause.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>Shortest pause, unless the operator's floor is higher.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>The pause where one item an hour is expected.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(8);

    /// <summary>How strongly the pace follows the expectation.</summary>
    public const double Power = 0.75;

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    /// <summary>The pause after a poll that saw everything up to a moment.</summary>
    /// <param name="rhythm">What is learnt.</param>
    /// <param name="from">The moment (UTC).</param>
    /// <param name="minimum">The operator's floor.</param>
    public static TimeSpan After(PublishingRhythm rhythm, DateTimeOffset from, TimeSpan minimum)
    {
        ArgumentNullException.ThrowIfNull(rhythm);
        var least = minimum > Shortest ? minimum : Shortest;
        var gathered = 0.0;
        var at = from;
        while (gathered < 1 && at - from < Longest)
        {
            var stride = Stride(rhythm, at);
            var share = stride / Usual * Math.Pow(rhythm.RateAt(at), Power);
            at += gathered + share > 1 ? stride * ((1 - gathered) / share) : stride;
            gathered += share;
        }

        var pause = at - from;
        return pause < least ? least : pause < Longest ? pause : least > Longest ? least : Longest;
    }

    // To the end of the hour at most, where the expectation may change; by small steps while a burst may go on.
    private static TimeSpan Stride(PublishingRhythm rhythm, DateTimeOffset at)
    {
        var toHour = TimeSpan.FromHours(1) - TimeSpan.FromTicks(at.Ticks % TimeSpan.TicksPerHour);
        var isNear = rhythm.Latest is { } latest && at - latest < TimeSpan.FromHours(1);
        return isNear && toHour > Step ? Step : toHour;
    }
}
