namespace Dashboard.Moderation.Rule;

/// <summary>What other settings of the rule would have done with past reports.</summary>
/// <param name="WouldBlock">Cases they would have blocked.</param>
/// <param name="WereBlocked">Cases that reports alone blocked in truth.</param>
/// <param name="WronglyBlocked">Of those they would have blocked: pictures that a moderator kept.</param>
/// <param name="Missed">Pictures that a moderator blocked and that they would have left to the moderator.</param>
/// <param name="Cases">Case by case.</param>
public sealed record TrialOutcome(int WouldBlock, int WereBlocked, int WronglyBlocked, int Missed, IReadOnlyList<TrialCase> Cases);
