using System.Reflection;

namespace Dashboard.Fetching;

/// <summary>How the product introduces itself to publishers.</summary>
public static class ProductAgent
{
    /// <summary>Product and version, e.g. <c>Dashboard/0.1.0</c>.</summary>
    public static string Plain { get; } = $"Dashboard/{typeof(ProductAgent).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version ?? "0"}";

    /// <summary>The product's name, by which a robots.txt calls a program: the letters, hyphens and underscores a User-Agent begins with.</summary>
    /// <param name="userAgent">A User-Agent, or what a robots.txt writes in its place.</param>
    public static ReadOnlySpan<char> Token(ReadOnlySpan<char> userAgent)
    {
        var length = 0;
        while (length < userAgent.Length && (char.IsAsciiLetter(userAgent[length]) || userAgent[length] is '-' or '_'))
        {
            length++;
        }

        return userAgent[..length];
    }

    /// <summary>With the address where a publisher finds who we are, unless that is none the outside could open.</summary>
    public static string For(string? publicUrl) =>
        Uri.TryCreate(publicUrl, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && !url.IsLoopback
        && FeedAddress.Normalize(url) is { } address
            ? $"{Plain} (+{address})"
            : Plain;
}
