namespace Dashboard.Accounts;

/// <summary>Whose page made a browser send a request.</summary>
public static class PageOrigin
{
    /// <summary>Fetch metadata where the browser sends it, else Origin, which every browser sends with an unsafe method.</summary>
    /// <param name="request">The request.</param>
    /// <returns>True for a page of ours, false for another site's; null where nothing is said: a program, or no browser of today.</returns>
    public static bool? IsOurs(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "same-origin" or "none" => true,
            "" => request.Headers.Origin.ToString() is { Length: > 0 } origin
                ? Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
                : null,
            _ => false,
        };
    }
}
