namespace Dashboard.Moderation.Rule;

/// <summary>A case as a trial sees it.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Reports">Its first counted reports, at most 200, as they came.</param>
/// <param name="WasBlocked">Reports alone blocked it.</param>
/// <param name="Kept">A moderator's last verdict kept the picture; null while none has decided.</param>
public sealed record PastCase(long CaseId, IReadOnlyList<ReportFacts> Reports, bool WasBlocked, bool? Kept);
