namespace Dashboard.Moderation.Cases.Views;

/// <summary>A case that was left as it is.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Fault">Why.</param>
public sealed record CaseRefusal(long CaseId, ModerationFault Fault);
