namespace Dashboard.Moderation.Cases;

/// <summary>How a reporter stands.</summary>
/// <param name="ReporterId">The reporter.</param>
/// <param name="MutedAt">When a moderator muted the reporter (UTC), or null.</param>
/// <param name="MutedBy">Name of that moderator.</param>
/// <param name="Reports">Counted reports.</param>
/// <param name="Settled">Those of them that a verdict settled.</param>
/// <param name="Upheld">Those of them that were upheld.</param>
public sealed record ReporterStanding(Guid ReporterId, DateTimeOffset? MutedAt, string? MutedBy, int Reports, int Settled, int Upheld);
