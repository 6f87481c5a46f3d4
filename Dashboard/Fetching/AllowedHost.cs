using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Dashboard.Fetching;

/// <summary>One entry of <c>Ingest:AllowedPrivateHosts</c>: a name or a network, on one port or on all.</summary>
/// <param name="Name">Host name in lower-case ASCII, or null when the entry is a network.</param>
/// <param name="Network">Network, a single address being the smallest, or null when the entry is a name.</param>
/// <param name="Port">The only port meant, or null for every port.</param>
public sealed record AllowedHost(string? Name, IPNetwork? Network, int? Port)
{
    /// <summary>
    /// Reads <c>host</c>, <c>host:port</c>, an address, <c>address:port</c> (IPv6 in brackets) or a CIDR;
    /// null when the text is none of them.
    /// </summary>
    public static AllowedHost? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            return ParseNetwork(text[..slash], text[(slash + 1)..]);
        }

        if (TryParseAddress(text, out var bare))
        {
            return Single(bare, null);
        }

        var (host, port) = SplitPort(text);
        if (host.Length == 0 || port is 0)
        {
            return null;
        }

        if (TryParseAddress(host, out var address))
        {
            return Single(address, port);
        }

        return HostName.ToAscii(host) is { } name ? new AllowedHost(name, null, port) : null;
    }

    /// <summary>True when the entry means this host name and port. The name is lower-case ASCII.</summary>
    public bool Matches(string host, int port) => Name is not null && Name == host && IsPort(port);

    /// <summary>True when the entry's network holds this address, on this port.</summary>
    public bool Matches(IPAddress address, int port) =>
        Network is { } network && network.Contains(AddressRules.Plain(address)) && IsPort(port);

    private bool IsPort(int port) => Port is null || Port == port;

    /// <summary>The port is null when there is none, 0 when there is one that cannot be.</summary>
    private static (string Host, int? Port) SplitPort(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0 || text.EndsWith(']'))
        {
            return (text, null);
        }

        var read = int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port);
        return (text[..colon], read && port <= IPEndPoint.MaxPort ? port : 0);
    }

    private static AllowedHost? ParseNetwork(string address, string prefix)
    {
        if (!TryParseAddress(address, out var parsed)
            || !int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return null;
        }

        var plain = AddressRules.Plain(parsed);
        // ::ffff:10.0.0.0/104 is 10.0.0.0/8.
        length -= plain.Equals(parsed) ? 0 : 96;
        var bits = plain.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        return length < 0 || length > bits ? null : new AllowedHost(null, new IPNetwork(Mask(plain, length), length), null);
    }

    private static AllowedHost Single(IPAddress address, int? port)
    {
        var plain = AddressRules.Plain(address);
        var bits = plain.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        return new AllowedHost(null, new IPNetwork(plain, bits), port);
    }

    /// <summary>Only the usual spellings: 127.1 is a slip of the pen in a configuration, not an address.</summary>
    private static bool TryParseAddress(string text, out IPAddress address)
    {
        address = IPAddress.None;
        if (text.StartsWith('[') && text.EndsWith(']'))
        {
            text = text[1..^1];
        }

        // The parser would take [::1]:80 and forget the port.
        if (text.Contains(']', StringComparison.Ordinal) || !IPAddress.TryParse(text, out var parsed))
        {
            return false;
        }

        address = parsed;
        return parsed.AddressFamily == AddressFamily.InterNetworkV6 || text == parsed.ToString();
    }

    /// <summary>Clears the host bits, so that 10.1.2.3/8 means 10.0.0.0/8.</summary>
    private static IPAddress Mask(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var kept = Math.Clamp(length - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xFF << (8 - kept));
        }

        return new IPAddress(bytes);
    }
}
