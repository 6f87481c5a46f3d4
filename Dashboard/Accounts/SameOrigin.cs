namespace Dashboard.Accounts;

/// <summary>Keeps pages of other sites from acting with a visitor's session cookie on the HTTP API.</summary>
public static class SameOrigin
{
    /// <summary>Refuses an unsafe API request that the session cookie carries and that does not come from a page of ours.</summary>
    /// <param name="app">The application.</param>
    public static IApplicationBuilder UseSameOriginForCookies(this IApplicationBuilder app) => app.Use(static (context, next) =>
        MustBeOurs(context.Request) && PageOrigin.IsOurs(context.Request) != true
            ? AccessAnswers.ProblemAsync(context, StatusCodes.Status403Forbidden, "ForeignOrigin")
            : next(context));

    // RFC 9110 §9.2.1: the safe methods change nothing.
    private static bool MustBeOurs(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method) && !HttpMethods.IsTrace(request.Method)
        && SessionScheme.IsCarriedByCookie(request);
}
