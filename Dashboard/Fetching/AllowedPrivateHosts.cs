using System.Net;
using Microsoft.Extensions.Options;

namespace Dashboard.Fetching;

/// <summary>What the operator allows to be fetched although it is private; such hosts are not spaced either.</summary>
public sealed class AllowedPrivateHosts(IOptions<FetchingOptions> options)
{
    private readonly AllowedHost[] _entries = [.. options.Value.AllowedPrivateHosts.Select(AllowedHost.Parse).OfType<AllowedHost>()];

    /// <summary>
    /// True when a URL's host is allowed as it stands there: by name, or as a literal address in an allowed network.
    /// The host is lower-case ASCII; localhost counts as the loopback addresses.
    /// </summary>
    public bool Allows(string host, int port)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (_entries.Length == 0)
        {
            return false;
        }

        if (HostName.TryAddress(host, out var address))
        {
            return Allows(address, port);
        }

        return Array.Exists(_entries, entry => entry.Matches(host, port))
            || (HostName.IsLocalhost(host) && (Allows(IPAddress.Loopback, port) || Allows(IPAddress.IPv6Loopback, port)));
    }

    /// <summary>True when a connection to this address and port is allowed whatever name led to it.</summary>
    public bool Allows(IPAddress address, int port) => Array.Exists(_entries, entry => entry.Matches(address, port));

    /// <summary>True when a connection to this address is allowed for a host that is named so in the URL.</summary>
    public bool Allows(string host, IPAddress address, int port) =>
        Array.Exists(_entries, entry => entry.Matches(host, port) || entry.Matches(address, port));
}
