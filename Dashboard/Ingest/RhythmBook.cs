using Dashboard.Sources.Scheduling.Adaptive;

namespace Dashboard.Ingest;

/// <summary>What a poll's new headlines teach of their source's rhythm. Pure.</summary>
internal static class RhythmBook
{
    // A first document tells its publishing of so long ago; what is older says little of the rhythm now.
    private static readonly TimeSpan Told = TimeSpan.FromDays(60);

    /// <summary>The rhythm after a poll, as it is stored; null where it taught nothing.</summary>
    /// <param name="stored">The rhythm before; null before the first poll that brought anything.</param>
    /// <param name="arrivals">When the new headlines were published (UTC), as far as they say.</param>
    /// <param name="now">When they were seen (UTC).</param>
    public static byte[]? After(byte[]? stored, IReadOnlyList<DateTimeOffset?> arrivals, DateTimeOffset now)
    {
        if (arrivals.Count == 0)
        {
            return null;
        }

        if (PublishingRhythm.Read(stored) is { } known)
        {
            return known.Learn(arrivals.Select(a => a ?? now), now).ToBytes();
        }

        // Of a first document only dates count: that all of it is new here says nothing of when it came.
        var dated = arrivals.OfType<DateTimeOffset>().Where(a => a <= now && a >= now - Told).ToList();
        return PublishingRhythm.Begin(dated.Count == 0 ? now : dated.Min()).Learn(dated, now).ToBytes();
    }
}
