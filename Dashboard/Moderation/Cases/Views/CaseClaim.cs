namespace Dashboard.Moderation.Cases.Views;

/// <summary>A moderator's hold on a case.</summary>
/// <param name="ModeratorId">Account of the moderator.</param>
/// <param name="Moderator">Name of the moderator.</param>
/// <param name="Since">When it was taken (UTC).</param>
/// <param name="Until">When it lapses unless renewed (UTC).</param>
public sealed record CaseClaim(string ModeratorId, string Moderator, DateTimeOffset Since, DateTimeOffset Until);
