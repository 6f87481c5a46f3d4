namespace Dashboard.Demo;

/// <summary>An account of the demo, to be told to whoever started it and to nobody else.</summary>
/// <param name="Role">One of <see cref="Accounts.Roles"/>.</param>
/// <param name="Email">Address to sign in with.</param>
/// <param name="DisplayName">The name colleagues see.</param>
/// <param name="Password">Password, another at every start.</param>
public sealed record DemoSignIn(string Role, string Email, string DisplayName, string Password)
{
    /// <summary>Never says the password, wherever it may be printed.</summary>
    public override string ToString() => $"{nameof(DemoSignIn)} {{ {nameof(Role)} = {Role}, {nameof(Email)} = {Email} }}";
}
