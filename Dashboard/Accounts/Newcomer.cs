namespace Dashboard.Accounts;

/// <summary>Somebody an account is to be made for.</summary>
/// <param name="Email">Address to sign in with.</param>
/// <param name="DisplayName">The name colleagues see.</param>
/// <param name="Password">Password.</param>
/// <param name="Role">One of <see cref="Roles"/>.</param>
public sealed record Newcomer(string Email, string DisplayName, string Password, string Role)
{
    /// <summary>Never says the password, wherever it may be printed.</summary>
    public override string ToString() => $"{nameof(Newcomer)} {{ {nameof(Email)} = {Email}, {nameof(Role)} = {Role} }}";
}
