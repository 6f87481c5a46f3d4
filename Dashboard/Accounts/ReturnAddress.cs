namespace Dashboard.Accounts;

/// <summary>Where to go after signing in: always within this site.</summary>
public static class ReturnAddress
{
    /// <summary>Where staff begin when they came from nowhere.</summary>
    public const string Home = "/desk";

    /// <summary>The address if it is a path of this site, else <see cref="Home"/>. Browsers read <c>//host</c> and <c>/\host</c> as other sites, and drop tabs and line ends.</summary>
    /// <param name="address">What the request asked for.</param>
    public static string Local(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal) && !address.Any(char.IsControl)
            ? address
            : Home;
}
