namespace Dashboard.Shell;

/// <summary>Where the account pages live, for those who link to them.</summary>
public static class AccountPaths
{
    /// <summary>The sign-in page.</summary>
    public const string SignIn = "/account/login";

    /// <summary>Where the sign-out form posts to.</summary>
    public const string SignOut = "/account/logout";

    /// <summary>The sign-in page, coming back to an address of this site afterwards.</summary>
    /// <param name="address">Path and query from the root.</param>
    public static string SignInAndReturn(string address) => $"{SignIn}?returnUrl={Uri.EscapeDataString(address)}";
}
