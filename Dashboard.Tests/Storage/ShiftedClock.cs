namespace Dashboard.Tests.Storage;

/// <summary>The machine's clock, set ahead and back by a test, as that of a database whose machine was set anew; its counter and its timers are left alone.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _ahead;

    /// <summary>How far it is ahead.</summary>
    public TimeSpan Ahead
    {
        get => new(Volatile.Read(ref _ahead));
        set => Volatile.Write(ref _ahead, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
