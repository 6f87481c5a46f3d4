namespace Dashboard.Tests.Ingest;

/// <summary>A clock that goes when it is told, and whose timers ring when they are told.</summary>
internal sealed class BeatClock : TimeProvider
{
    private readonly List<(TimerCallback Callback, object? State)> _timers = [];
    private long _now = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public void Pass(TimeSpan time) => _now += time.Ticks;

    public void Beat() => _timers.ForEach(t => t.Callback(t.State));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _timers.Add((callback, state));
        return new Timer();
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
