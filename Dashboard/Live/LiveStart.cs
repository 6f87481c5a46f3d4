namespace Dashboard.Live;

/// <summary>Where a listener begins.</summary>
/// <param name="After">Its position; null for a newcomer.</param>
/// <param name="Last">Headlines a newcomer starts with.</param>
/// <param name="IsUnreadable">It named a position that is no number.</param>
public readonly record struct LiveStart(long? After, int? Last, bool IsUnreadable = false)
{
    /// <summary>Headlines a newcomer may ask for at most.</summary>
    public const int MaxLast = 500;

    /// <summary>Headlines after a reset when none were asked for.</summary>
    public const int LastAfterReset = 48;

    /// <summary>Whether events up to this position are gone, or it lies beyond the log.</summary>
    /// <param name="trimmed">Events up to here are gone.</param>
    /// <param name="head">The newest event.</param>
    public bool NeedsReset(long trimmed, long head) => IsUnreadable || (After is { } after && (after < trimmed || after > head));
}
