namespace Dashboard.Moderation.Cases.Views;

/// <summary>A verdict or note in a case's history.</summary>
/// <param name="Id">Identifier of the row.</param>
/// <param name="Verdict"><c>block</c>, <c>restore</c>, <c>undo</c> or <c>note</c>.</param>
/// <param name="Moderator">Name of the moderator; null where reports alone decided.</param>
/// <param name="Note">Why, or null.</param>
/// <param name="At">When (UTC).</param>
/// <param name="UndoneAt">When it was undone (UTC), or null.</param>
/// <param name="HandlingSeconds">From the claim to the verdict, or null.</param>
/// <param name="FromCaseId">The case whose verdict brought this one with it, or null.</param>
public sealed record CaseStep(long Id, string Verdict, string? Moderator, string? Note, DateTimeOffset At, DateTimeOffset? UndoneAt, double? HandlingSeconds, long? FromCaseId);
