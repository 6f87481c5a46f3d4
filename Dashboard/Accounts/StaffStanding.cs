namespace Dashboard.Accounts;

/// <summary>How an account stands now.</summary>
/// <param name="SecurityStamp">Changes with the password; what was issued under another one is void.</param>
/// <param name="LockedUntil">Until when it is locked (UTC).</param>
/// <param name="Roles">Its roles.</param>
public sealed record StaffStanding(string? SecurityStamp, DateTimeOffset? LockedUntil, IReadOnlyList<string> Roles);
