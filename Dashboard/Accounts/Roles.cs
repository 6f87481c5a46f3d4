namespace Dashboard.Accounts;

/// <summary>The three roles of the contract. The words are stored and stand in tokens.</summary>
public static class Roles
{
    /// <summary>Works at the desk.</summary>
    public const string Journalist = "Journalist";

    /// <summary>Decides about reported pictures; sees the desk too.</summary>
    public const string Moderator = "Moderator";

    /// <summary>May do everything.</summary>
    public const string Administrator = "Administrator";

    /// <summary>All roles.</summary>
    public static IReadOnlyList<string> All { get; } = [Journalist, Moderator, Administrator];
}
