using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Dashboard.Fetching;

/// <summary>
/// Which addresses are plainly on the public Internet. Everything in the IANA special-purpose registries
/// (RFC 6890 and its updates) is refused, the few globally reachable entries too: no publisher lives there.
/// </summary>
public static class AddressRules
{
    private static readonly IPNetwork[] RefusedV4 =
    [
        IPNetwork.Parse("0.0.0.0/8"),          // this network, RFC 791
        IPNetwork.Parse("10.0.0.0/8"),         // private, RFC 1918
        IPNetwork.Parse("100.64.0.0/10"),      // carrier-grade NAT, RFC 6598; Alibaba's metadata address
        IPNetwork.Parse("127.0.0.0/8"),        // loopback, RFC 1122
        IPNetwork.Parse("168.63.129.16/32"),   // Azure's metadata and wire server, a public number with a private meaning
        IPNetwork.Parse("169.254.0.0/16"),     // link-local, RFC 3927; the usual metadata address
        IPNetwork.Parse("172.16.0.0/12"),      // private, RFC 1918
        IPNetwork.Parse("192.0.0.0/24"),       // IETF protocol assignments, RFC 6890; Oracle's metadata address
        IPNetwork.Parse("192.0.2.0/24"),       // documentation, RFC 5737
        IPNetwork.Parse("192.31.196.0/24"),    // AS112, RFC 7535
        IPNetwork.Parse("192.52.193.0/24"),    // AMT, RFC 7450
        IPNetwork.Parse("192.88.99.0/24"),     // 6to4 relays, RFC 7526
        IPNetwork.Parse("192.168.0.0/16"),     // private, RFC 1918
        IPNetwork.Parse("192.175.48.0/24"),    // AS112, RFC 7534
        IPNetwork.Parse("198.18.0.0/15"),      // benchmarks, RFC 2544
        IPNetwork.Parse("198.51.100.0/24"),    // documentation, RFC 5737
        IPNetwork.Parse("203.0.113.0/24"),     // documentation, RFC 5737
        IPNetwork.Parse("224.0.0.0/4"),        // multicast, RFC 5771
        IPNetwork.Parse("240.0.0.0/4"),        // reserved, RFC 1112; limited broadcast
    ];

    /// <summary>The only part of IPv6 handed out for the public Internet, RFC 4291; all else is refused by not being in it.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] RefusedV6 =
    [
        IPNetwork.Parse("2001::/23"),          // IETF protocol assignments, RFC 2928: Teredo, benchmarks, ORCHID and more
        IPNetwork.Parse("2001:db8::/32"),      // documentation, RFC 3849
        IPNetwork.Parse("2620:4f:8000::/48"),  // AS112, RFC 7534
        IPNetwork.Parse("3fff::/20"),          // documentation, RFC 9637
    ];

    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>
    /// True when the address may be connected to without the operator's leave. An IPv6 address that carries an
    /// IPv4 one (mapped, NAT64, 6to4, ISATAP) is judged by what it carries.
    /// </summary>
    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !IsIn(RefusedV4, address),
            AddressFamily.InterNetworkV6 => IsPublicV6(address),
            _ => false,
        };
    }

    /// <summary>The address as rules compare it: IPv4 in IPv6 clothes (RFC 4291, 2.5.5.2) as plain IPv4.</summary>
    public static IPAddress Plain(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    private static bool IsPublicV6(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return IsPublic(address.MapToIPv4());
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        if (Nat64.Contains(address))
        {
            return IsPublic(new IPAddress(bytes[12..16]));
        }

        if (!GlobalUnicast.Contains(address) || IsIn(RefusedV6, address))
        {
            return false;
        }

        return (!SixToFour.Contains(address) || IsPublic(new IPAddress(bytes[2..6])))
            && (!IsIsatap(bytes) || IsPublic(new IPAddress(bytes[12..16])));
    }

    /// <summary>Interface identifier 0000:5efe or 0200:5efe followed by IPv4, RFC 5214, 6.1.</summary>
    private static bool IsIsatap(ReadOnlySpan<byte> bytes) =>
        (BinaryPrimitives.ReadUInt32BigEndian(bytes[8..12]) & ~0x0200_0000u) == 0x0000_5EFEu;

    private static bool IsIn(IPNetwork[] networks, IPAddress address)
    {
        foreach (var network in networks)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }
}
