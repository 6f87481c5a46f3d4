namespace Dashboard.Storage.Clocks;

/// <summary>
/// The clock that all nodes have in common: what the database's says, carried on by this machine's steady counter. A machine whose own clock is
/// wrong, or jumps, changes nothing. Until the database was asked first it is the machine's own. Safe for any thread.
/// </summary>
/// <param name="machine">This machine's clock and counter.</param>
public sealed class SharedClock(TimeProvider machine) : TimeProvider
{
    // What two servers kept by NTP differ, and an answer's way back and forth; not worth a step.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(20);
    // Far less than what nodes are given to differ by before one takes another for dead, far more than what an answer's way is uncertain by.
    private static readonly TimeSpan Leap = TimeSpan.FromSeconds(1);
    private Reading? _reading;

    /// <summary>Whether it goes by the database's clock; by the machine's until it was set first.</summary>
    public bool IsSet => Volatile.Read(ref _reading) is not null;

    /// <summary>When it was last set forward or back by more than a second, as the machine's timestamp; null where it never was. Other nodes may not have heard of it yet.</summary>
    public long? LeaptAt => Volatile.Read(ref _reading)?.LeaptAt;

    /// <inheritdoc />
    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => Volatile.Read(ref _reading) is { } reading ? reading.At + machine.GetElapsedTime(reading.Timestamp) : machine.GetUtcNow();

    /// <inheritdoc />
    public override long GetTimestamp() => machine.GetTimestamp();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>Takes what the database's clock said; the longer the answer took, the less it is worth.</summary>
    /// <param name="said">What it said (UTC).</param>
    /// <param name="asked">When it was asked, as a timestamp.</param>
    /// <param name="answered">When it had answered, as a timestamp.</param>
    public void Set(DateTimeOffset said, long asked, long answered)
    {
        var half = machine.GetElapsedTime(asked, answered) / 2;
        var at = said + half;
        var known = Volatile.Read(ref _reading);
        var off = known is null ? TimeSpan.Zero : (at - (known.At + machine.GetElapsedTime(known.Timestamp, answered))).Duration();
        if (known is null || off > half + Slack)
        {
            Volatile.Write(ref _reading, new(at, answered, off > half + Leap ? answered : known?.LeaptAt));
        }
    }

    private sealed record Reading(DateTimeOffset At, long Timestamp, long? LeaptAt);
}
