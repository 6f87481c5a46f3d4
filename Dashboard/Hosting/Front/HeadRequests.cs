namespace Dashboard.Hosting.Front;

/// <summary>
/// Answers HEAD as GET without its body (RFC 9110, 9.3.2): pages and endpoints are mapped for GET alone. What would stay open for
/// ever is left out. The web server drops the body by the method it received.
/// </summary>
internal static class HeadRequests
{
    private static readonly PathString[] Open = ["/live", "/hubs", "/_blazor"];

    /// <summary>Passes a request on.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">What answers it.</param>
    public static Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method) && !Array.Exists(Open, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }
}
