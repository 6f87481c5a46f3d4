namespace Dashboard.Accounts;

/// <summary>Body of <c>POST /api/account/login</c>.</summary>
/// <param name="Email">E-mail address.</param>
/// <param name="Password">Password.</param>
public sealed record LoginRequest(string? Email, string? Password);
