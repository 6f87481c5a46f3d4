using System.Globalization;

namespace Dashboard.Fetching;

/// <summary>The one spelling of an address, by which two sources are known to be the same.</summary>
public static class FeedAddress
{
    /// <summary>
    /// Lower-case scheme and ASCII host without final dot, IPv4 in whatever clothes as dotted IPv4, default port and fragment dropped, dot segments
    /// resolved, empty path as <c>/</c> (RFC 3986, 6.2.2 and 6.2.3). Null when the address has no usable host.
    /// </summary>
    public static string? Normalize(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!url.IsAbsoluteUri || Host(url) is not { } host)
        {
            return null;
        }

        var literal = host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
        var port = url.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{url.Port}");
        return $"{url.Scheme}://{literal}{port}{url.PathAndQuery}";
    }

    /// <summary>The host in its one spelling: an address in plain digits (IPv6 without brackets, mapped IPv4 as IPv4) or a lower-case ASCII name.</summary>
    internal static string? Host(Uri url)
    {
        if (url.HostNameType == UriHostNameType.Unknown || url.DnsSafeHost.Length == 0)
        {
            return null;
        }

        if (HostName.TryAddress(url.DnsSafeHost, out var address))
        {
            return AddressRules.Plain(address).ToString();
        }

        var name = HostName.ToAscii(url.DnsSafeHost);
        // Full-width digits become an address only here.
        return name is not null && HostName.TryAddress(name, out var folded) ? folded.ToString() : name;
    }
}
