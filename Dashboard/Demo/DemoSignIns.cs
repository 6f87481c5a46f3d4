using System.Security.Cryptography;
using Dashboard.Accounts;

namespace Dashboard.Demo;

/// <summary>The accounts of this run, with passwords that chance made. For standard output, never for a log.</summary>
public sealed class DemoSignIns
{
    private const int Groups = 4;
    private const int GroupLength = 5;

    // Nothing that is mistaken for something else when it is read off a screen: 31 letters, 99 bits a password.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Administrator, moderator and journalist.</summary>
    public IReadOnlyList<DemoSignIn> All { get; } =
    [
        New(Roles.Administrator, "administrator@demo.example", "Salma (démo)"),
        New(Roles.Moderator, "moderator@demo.example", "Yassine (démo)"),
        New(Roles.Journalist, "journalist@demo.example", "Nour (démo)"),
    ];

    /// <summary>A line for each, in columns: role, address, password.</summary>
    public IEnumerable<string> Lines()
    {
        var (role, email) = (All.Max(one => one.Role.Length), All.Max(one => one.Email.Length));
        return All.Select(one => $"{one.Role.PadRight(role)}  {one.Email.PadRight(email)}  {one.Password}");
    }

    private static DemoSignIn New(string role, string email, string displayName) => new(
        role, email, displayName, string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength))));
}
