namespace Dashboard.Moderation.Api;

/// <summary>Knows a request that a page of another site made a browser send.</summary>
internal static class ForeignPages
{
    /// <summary>Fetch metadata where the browser sends it, else Origin; a program sends neither and is nobody's browser.</summary>
    public static bool Sent(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" or "none" => false,
        "" => request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)),
        _ => true,
    };
}
