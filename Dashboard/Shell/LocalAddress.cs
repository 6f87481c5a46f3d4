using System.Diagnostics.CodeAnalysis;

namespace Dashboard.Shell;

/// <summary>Addresses to return to that come from outside: only those of this site are followed.</summary>
public static class LocalAddress
{
    /// <summary>The address if it is a path of this site, else the front page.</summary>
    /// <param name="address">What a form or a query said.</param>
    public static string Of(string? address) => IsLocal(address) ? address : "/";

    /// <summary>A path from the root. Browsers read <c>//host</c>, <c>/\host</c> and either with control characters between as another site.</summary>
    /// <param name="address">What a form or a query said.</param>
    public static bool IsLocal([NotNullWhen(true)] string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) && address.All(char.IsAscii);
}
