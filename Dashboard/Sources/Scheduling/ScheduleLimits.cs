namespace Dashboard.Sources.Scheduling;

/// <summary>What the operator says of every schedule.</summary>
/// <param name="Default">Interval of sources without a schedule of their own; null where the product chooses.</param>
/// <param name="Minimum">Least pause between two polls of one source.</param>
public sealed record ScheduleLimits(TimeSpan? Default, TimeSpan Minimum)
{
    /// <summary>Interval where neither the source nor the operator says one.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(5);

    /// <summary>Longest interval.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);
}
