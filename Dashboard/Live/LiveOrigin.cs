namespace Dashboard.Live;

/// <summary>Tells a page of another site that would use a visitor's cookie.</summary>
internal static class LiveOrigin
{
    /// <summary>The request comes from a page of another origin and carries a cookie.</summary>
    public static bool IsForeignWithCookie(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0 || request.Headers.Cookie.Count == 0)
        {
            return false;
        }

        return !Uri.TryCreate(origin, UriKind.Absolute, out var from)
            || !string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
