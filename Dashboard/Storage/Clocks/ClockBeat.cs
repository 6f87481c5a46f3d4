namespace Dashboard.Storage.Clocks;

/// <summary>Compares a clock with its steady counter, from one look to the next. For one thread at a time.</summary>
/// <param name="time">The clock.</param>
internal sealed class ClockBeat(TimeProvider time)
{
    // What a clock that is being corrected differs from one look to the next is no jump.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(2);
    private (DateTimeOffset At, long Timestamp) _last = (time.GetUtcNow(), time.GetTimestamp());

    /// <summary>Whether it jumped since the last look.</summary>
    public bool Jumped() => By() != TimeSpan.Zero;

    /// <summary>How far it jumped since the last look; zero when it did not.</summary>
    public TimeSpan By()
    {
        var (at, timestamp) = (time.GetUtcNow(), time.GetTimestamp());
        var by = at - _last.At - time.GetElapsedTime(_last.Timestamp, timestamp);
        _last = (at, timestamp);
        return by.Duration() >= Least ? by : TimeSpan.Zero;
    }
}
