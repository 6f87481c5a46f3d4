namespace Dashboard.Moderation;

/// <summary>What became of an act: what it made, or why nothing was done.</summary>
/// <typeparam name="T">What the act makes.</typeparam>
/// <param name="Value">What was made.</param>
/// <param name="Fault">Why nothing was done, or null.</param>
public sealed record ModerationOutcome<T>(T? Value, ModerationFault? Fault)
    where T : class
{
    /// <summary>It was done.</summary>
    /// <param name="value">What was made.</param>
    public static implicit operator ModerationOutcome<T>(T value) => new(value, null);

    /// <summary>It was not done.</summary>
    /// <param name="fault">Why.</param>
    public static implicit operator ModerationOutcome<T>(ModerationFault fault) => new(null, fault);
}
