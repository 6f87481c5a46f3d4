namespace Dashboard.Fetching;

/// <summary>Which texts may be the address of something to fetch. Decides without looking anything up or connecting.</summary>
public sealed class UrlRules(AllowedPrivateHosts allowed)
{
    /// <summary>Longest address in characters, before and after normalisation.</summary>
    public const int MaxLength = 2048;

    /// <summary>Reads and normalises a text a person or a feed gave.</summary>
    public UrlVerdict Check(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return Refuse(UrlFault.NotAUrl);
        }

        if (text.Length > MaxLength)
        {
            return Refuse(UrlFault.TooLong);
        }

        // On Unix a plain path would pass for a file URL; a control character is never meant.
        return text[0] is '/' or '\\' || text.Any(char.IsControl) || !Uri.TryCreate(text, UriKind.Absolute, out var url)
            ? Refuse(UrlFault.NotAUrl)
            : Check(url);
    }

    /// <summary>Judges and normalises an absolute address, such as a redirect's target.</summary>
    public UrlVerdict Check(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!url.IsAbsoluteUri)
        {
            return Refuse(UrlFault.NotAUrl);
        }

        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
        {
            return Refuse(UrlFault.Scheme);
        }

        if (url.UserInfo.Length > 0)
        {
            return Refuse(UrlFault.UserInfo);
        }

        if (url.Port is 0 || FeedAddress.Host(url) is not { } host || FeedAddress.Normalize(url) is not { } normal)
        {
            return Refuse(UrlFault.NotAUrl);
        }

        if (IsRefused(host, url.Port))
        {
            return Refuse(UrlFault.RefusedAddress);
        }

        return normal.Length > MaxLength ? Refuse(UrlFault.TooLong) : new UrlVerdict(new Uri(normal), null);
    }

    private bool IsRefused(string host, int port)
    {
        var isPrivate = HostName.TryAddress(host, out var address) ? !AddressRules.IsPublic(address) : HostName.IsLocalhost(host);
        return isPrivate && !allowed.Allows(host, port);
    }

    private static UrlVerdict Refuse(string fault) => new(null, fault);
}
