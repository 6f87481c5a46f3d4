using Dashboard.Fetching;

namespace Dashboard.Ingest.WebSub.Rules;

/// <summary>Whether a hub could call us at all, and whether the way to it keeps a secret. Pure: nothing is looked up.</summary>
public static class CallbackReach
{
    /// <summary>Whether a hub can reach us: our address is public, or the hub is one of the operator's own on a private network.</summary>
    /// <param name="ours">Our own address as seen from outside.</param>
    /// <param name="hub">The hub.</param>
    /// <param name="allowed">The operator's own hosts.</param>
    public static bool IsReachable(Uri ours, Uri hub, AllowedPrivateHosts allowed)
    {
        ArgumentNullException.ThrowIfNull(ours);
        return IsOwn(hub, allowed) || IsPublic(ours.DnsSafeHost);
    }

    /// <summary>Whether a secret may go there: over TLS, or within the operator's own network.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="allowed">The operator's own hosts.</param>
    public static bool KeepsSecret(Uri hub, AllowedPrivateHosts allowed)
    {
        ArgumentNullException.ThrowIfNull(hub);
        return hub.Scheme == Uri.UriSchemeHttps || IsOwn(hub, allowed);
    }

    private static bool IsOwn(Uri hub, AllowedPrivateHosts allowed)
    {
        ArgumentNullException.ThrowIfNull(hub);
        ArgumentNullException.ThrowIfNull(allowed);
        return FeedAddress.Host(hub) is { } host && allowed.Allows(host, hub.Port);
    }

    // A name without a dot means something only in a network of its own.
    private static bool IsPublic(string host) => HostName.TryAddress(host, out var address)
        ? AddressRules.IsPublic(address)
        : host.Contains('.', StringComparison.Ordinal) && !HostName.IsLocalhost(host)
            && !host.EndsWith(".local", StringComparison.OrdinalIgnoreCase) && !host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase);
}
