namespace Dashboard.Demo.Serving;

/// <summary>The ups and downs of a source that falters, by the time since the newswire started.</summary>
public static class FaultCycle
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FailsFrom = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan SlowFrom = TimeSpan.FromSeconds(225);
    private static readonly TimeSpan WellFrom = TimeSpan.FromSeconds(270);

    /// <summary>How long a slow answer takes.</summary>
    public static TimeSpan Delay { get; } = TimeSpan.FromSeconds(4);

    /// <summary>Three minutes well, 45 seconds failing, 45 seconds slow, half a minute well, and again.</summary>
    public static FaultPhase At(TimeSpan sinceStart)
    {
        var into = TimeSpan.FromTicks(sinceStart.Ticks % Length.Ticks);
        return into < FailsFrom || into >= WellFrom ? FaultPhase.Well : into < SlowFrom ? FaultPhase.Failing : FaultPhase.Slow;
    }
}
