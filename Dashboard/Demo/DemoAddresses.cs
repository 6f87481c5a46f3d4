using System.Net;

namespace Dashboard.Demo;

/// <summary>Where the demo may listen: its sign-ins stand on a screen, so nobody else's machine may reach it unasked.</summary>
internal static class DemoAddresses
{
    private const string AllowRemote = $"{DemoOptions.Section}:AllowRemote";
    private const char Separator = ';';

    /// <summary>Why the configured addresses are refused; null when they are not.</summary>
    public static string? Refusal(IConfiguration configuration)
    {
        var permission = configuration[AllowRemote];
        if (!string.IsNullOrEmpty(permission) && !bool.TryParse(permission, out _))
        {
            return $"{AllowRemote} is \"{permission}\"; allowed are true and false.";
        }

        if (bool.TryParse(permission, out var isRemoteAllowed) && isRemoteAllowed)
        {
            return null;
        }

        return Configured(configuration).Where(one => !IsLoopback(one.Address)).Select(one =>
            $"{one.Key} is \"{one.Address}\"; with {DemoMode.Switch} allowed are only addresses on loopback, such as http://localhost:5080, unless {AllowRemote} is true.").FirstOrDefault();
    }

    /// <summary>Whether an address to listen on can be reached from this machine only. Every name but localhost means all networks to the web server.</summary>
    public static bool IsLoopback(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            return parsed.IsUnixPipe || parsed.IsNamedPipe
                || parsed.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(parsed.Host, out var ip) && IPAddress.IsLoopback(ip));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // Endpoints of Kestrel's own section win over Urls.
    private static IEnumerable<(string Key, string Address)> Configured(IConfiguration configuration)
    {
        const string Urls = "Urls";
        var listed = configuration[Urls]?.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren()
            .Select(endpoint => ($"{endpoint.Path}:Url", endpoint["Url"]))
            .Where(endpoint => !string.IsNullOrEmpty(endpoint.Item2));
        return [.. listed.Select(address => (Urls, address)), .. endpoints.Select(endpoint => (endpoint.Item1, endpoint.Item2!))];
    }
}
