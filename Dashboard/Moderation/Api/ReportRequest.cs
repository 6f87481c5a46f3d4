namespace Dashboard.Moderation.Api;

/// <summary>Body of <c>POST /api/images/{id}/reports</c>.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Comment">The reader's own words, or null.</param>
internal sealed record ReportRequest(string? Reason, string? Comment);
