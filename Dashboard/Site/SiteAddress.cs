using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Dashboard.Site;

/// <summary>Where the site is found from outside: <c>Site:PublicUrl</c>, else the first address listened on.</summary>
/// <param name="options">The configuration.</param>
/// <param name="server">Knows the addresses; the port of one left to the system only once it listens.</param>
/// <param name="configuration">Says where it will listen.</param>
public sealed class SiteAddress(IOptions<SiteOptions> options, IServer server, IConfiguration configuration)
{
    private static readonly Uri Fallback = new("http://localhost:5080/");

    /// <summary>The base of every absolute link, with a slash at its end.</summary>
    public Uri Base => options.Value.PublicUrl is { Length: > 0 } configured
        ? WithSlash(new Uri(configured))
        : Listening().Select(Reachable).OfType<Uri>().FirstOrDefault() ?? Fallback;

    /// <summary>An absolute link to a page of the site.</summary>
    /// <param name="path">From the root, with or without the slash.</param>
    public Uri Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new Uri(Base, path.TrimStart('/'));
    }

    private IEnumerable<string> Listening()
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses;
        return bound is { Count: > 0 } ? bound : configuration["Urls"]?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    // A wildcard is a place to listen, not one to go to.
    private static Uri? Reachable(string address)
    {
        var parsed = BindingAddress.Parse(address);
        if (parsed.IsUnixPipe || parsed.IsNamedPipe)
        {
            return null;
        }

        var isWildcard = parsed.Host is "*" or "+" || (IPAddress.TryParse(parsed.Host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));
        return WithSlash(new UriBuilder(parsed.Scheme, isWildcard ? "localhost" : parsed.Host, parsed.Port, parsed.PathBase).Uri);
    }

    private static Uri WithSlash(Uri uri) => uri.AbsoluteUri.EndsWith('/') ? uri : new Uri(uri.AbsoluteUri + "/");
}
