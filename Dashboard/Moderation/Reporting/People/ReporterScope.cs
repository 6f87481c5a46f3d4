using System.Net;
using System.Net.Sockets;

namespace Dashboard.Moderation.Reporting.People;

/// <summary>How much of an address tells one person, one network, one neighbourhood.</summary>
/// <param name="Person">The whole IPv4 address; of IPv6 the /64 that one customer has (RFC 6177).</param>
/// <param name="Network">IPv4 /24, IPv6 /48.</param>
/// <param name="Area">IPv4 /20, IPv6 /40: what one operator hands out side by side, not a whole carrier.</param>
public readonly record struct ReporterScope(IPAddress Person, IPAddress Network, IPAddress Area)
{
    private const int V6Person = 8;
    private const int V6Network = 6;
    private const int V6Area = 5;
    private const int V4Network = 3;
    private const byte V4AreaMask = 0xF0;

    /// <summary>The scopes of an address; one mapped into IPv6 is the IPv4 address it stands for.</summary>
    /// <param name="address">The client's address.</param>
    public static ReporterScope Of(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? new(Cut(plain, V6Person), Cut(plain, V6Network), Cut(plain, V6Area))
            : new(plain, Cut(plain, V4Network), V4Area(plain));
    }

    private static IPAddress V4Area(IPAddress address)
    {
        var area = address.GetAddressBytes();
        area[V4Network - 1] &= V4AreaMask;
        area[V4Network] = 0;
        return new IPAddress(area);
    }

    // Without the scope of a link: fe80::1%2 is one person on every interface.
    private static IPAddress Cut(IPAddress address, int bytes)
    {
        var cut = address.GetAddressBytes();
        cut.AsSpan(bytes).Clear();
        return new IPAddress(cut);
    }
}
