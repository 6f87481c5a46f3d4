namespace Dashboard.Moderation.Api;

/// <summary>Body of <c>POST /api/moderation/cases/{id}/decide</c>.</summary>
/// <param name="Verdict"><c>block</c> or <c>restore</c>.</param>
/// <param name="Note">Why, or null.</param>
/// <param name="Version">The version that was looked at.</param>
/// <param name="Confirmed">Images confirmed to look alike, for a block; null for none.</param>
internal sealed record DecideRequest(string? Verdict, string? Note, int? Version, IReadOnlyList<string>? Confirmed);
