namespace Dashboard.Ingest.WebSub.Rules;

/// <summary>When a hub is relied on, and when no more. Pure.</summary>
public static class TrustRule
{
    private const int MostDue = 64;

    // A hub may take a while to hear of an item that a poll has just seen.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>How many good pushes it takes to rely on a hub again; each lapse doubles them.</summary>
    /// <param name="lapses">How often it left something out.</param>
    public static int PushesDue(int lapses) => Math.Min(1 << Math.Clamp(lapses, 0, 30), MostDue);

    /// <summary>Whether a poll found what the hub should have pushed.</summary>
    /// <param name="arrivals">When the new headlines were published (UTC), as far as they say.</param>
    /// <param name="since">Since when the hub is relied on (UTC).</param>
    /// <param name="polledAt">When the poll began (UTC).</param>
    public static bool IsMissed(IEnumerable<DateTimeOffset?> arrivals, DateTimeOffset since, DateTimeOffset polledAt)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        return arrivals.Any(a => a is not { } date || (date >= since && date <= polledAt - Grace));
    }
}
