using System.Net;
using System.Net.Sockets;

namespace Dashboard.Live;

/// <summary>How much of a client's address tells one person apart.</summary>
public static class ClientAddress
{
    private const int V6Person = 8;

    /// <summary>The whole IPv4 address, mapped into IPv6 or not; of IPv6 the /64 that one customer has (RFC 6177).</summary>
    /// <param name="address">The address.</param>
    public static IPAddress Person(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : address.AddressFamily == AddressFamily.InterNetworkV6 ? Cut(address, V6Person)
            : address;
    }

    /// <summary>The first bytes of an address, the rest zero; without the scope of a link: fe80::1%2 is one person on every interface.</summary>
    /// <param name="address">The address.</param>
    /// <param name="bytes">How many bytes stay.</param>
    public static IPAddress Cut(IPAddress address, int bytes)
    {
        ArgumentNullException.ThrowIfNull(address);
        var cut = address.GetAddressBytes();
        cut.AsSpan(bytes).Clear();
        return new IPAddress(cut);
    }
}
