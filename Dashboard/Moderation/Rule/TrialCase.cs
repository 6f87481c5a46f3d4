namespace Dashboard.Moderation.Rule;

/// <summary>What a trial says of one past case.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="BlocksAfter">After how many reports the settings on trial would have blocked; null: never.</param>
/// <param name="WasBlocked">Reports alone blocked it in truth.</param>
/// <param name="Kept">A moderator's last verdict kept the picture; null while none has decided.</param>
public sealed record TrialCase(long CaseId, int? BlocksAfter, bool WasBlocked, bool? Kept);
