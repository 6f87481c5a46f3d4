using System.Net;
using System.Net.Sockets;
using Dashboard.Live;

namespace Dashboard.Moderation.Reporting.People;

/// <summary>How much of an address tells one person, one network, one neighbourhood.</summary>
/// <param name="Person">The whole IPv4 address; of IPv6 the /64 that one customer has (RFC 6177).</param>
/// <param name="Network">IPv4 /24, IPv6 /48.</param>
/// <param name="Area">IPv4 /20, IPv6 /40: what one operator hands out side by side, not a whole carrier.</param>
public readonly record struct ReporterScope(IPAddress Person, IPAddress Network, IPAddress Area)
{
    private const int V6Network = 6;
    private const int V6Area = 5;
    private const int V4Network = 3;
    private const byte V4AreaMask = 0xF0;

    /// <summary>The scopes of an address; one mapped into IPv6 is the IPv4 address it stands for.</summary>
    /// <param name="address">The client's address.</param>
    public static ReporterScope Of(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var person = ClientAddress.Person(address);
        return person.AddressFamily == AddressFamily.InterNetworkV6
            ? new(person, ClientAddress.Cut(person, V6Network), ClientAddress.Cut(person, V6Area))
            : new(person, ClientAddress.Cut(person, V4Network), V4Area(person));
    }

    private static IPAddress V4Area(IPAddress address)
    {
        var area = address.GetAddressBytes();
        area[V4Network - 1] &= V4AreaMask;
        area[V4Network] = 0;
        return new IPAddress(area);
    }
}
