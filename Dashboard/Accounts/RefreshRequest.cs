namespace Dashboard.Accounts;

/// <summary>Body of <c>POST /api/account/refresh</c>.</summary>
/// <param name="RefreshToken">The refresh token of the last answer.</param>
public sealed record RefreshRequest(string? RefreshToken);
