namespace Dashboard.Tests.Storage;

/// <summary>A clock that a test moves, beside a steady counter that it moves too.</summary>
internal sealed class JumpyClock : TimeProvider
{
    private long _counter = 1;

    /// <summary>The wall clock (UTC).</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Time goes by, for both.</summary>
    public void Pass(TimeSpan time) => (Now, _counter) = (Now + time, _counter + time.Ticks);

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => _counter;
}
