using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;

namespace Dashboard.Fetching;

/// <summary>What the operator allows to be fetched although it is private; such hosts are not spaced either.</summary>
public sealed class AllowedPrivateHosts(IOptions<FetchingOptions> options)
{
    // Far more names than anyone gives the machines of a private network; what a wildcard adds beyond is merely spaced.
    private const int MostNames = 10_000;

    private readonly ConcurrentDictionary<(string Host, int Port), bool> _known = [];
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

    /// <summary>True when requests to this host need no pause: it is allowed, or was seen to lead into an allowed network.</summary>
    public bool IsUnspaced(string host, int port) =>
        _entries.Length > 0 && (Allows(host, port) || _known.ContainsKey((host, port)));

    /// <summary>Notes where a name leads now, since only a look-up tells that a name lies in an allowed network.</summary>
    internal void Note(string host, int port, IPAddress[] chosen)
    {
        if (!Array.TrueForAll(chosen, address => Allows(address, port)))
        {
            _known.TryRemove((host, port), out _);
        }
        else if (_known.Count < MostNames)
        {
            _known.TryAdd((host, port), true);
        }
    }
}
