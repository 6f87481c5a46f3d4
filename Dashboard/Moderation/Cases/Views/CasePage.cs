namespace Dashboard.Moderation.Cases.Views;

/// <summary>A page that a verdict touches.</summary>
/// <param name="HeadlineId">The headline.</param>
/// <param name="Title">Its title.</param>
/// <param name="Page">Its page, a path on this site.</param>
/// <param name="Source">Name of its source.</param>
/// <param name="SeenAt">When we first saw it (UTC).</param>
public sealed record CasePage(long HeadlineId, string Title, string Page, string Source, DateTimeOffset SeenAt);
