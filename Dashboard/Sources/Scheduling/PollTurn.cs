namespace Dashboard.Sources.Scheduling;

/// <summary>The poll that has just ended. All times are UTC.</summary>
/// <param name="Due">When it was due; of one out of turn, when the next regular one is due. Null where there was none.</param>
/// <param name="Now">Now.</param>
/// <param name="OutOfTurn">A person asked for it; it leaves the rhythm as it was.</param>
public readonly record struct PollTurn(DateTimeOffset? Due, DateTimeOffset Now, bool OutOfTurn = false);
