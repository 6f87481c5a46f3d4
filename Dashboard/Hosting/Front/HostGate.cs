using Microsoft.Extensions.Primitives;

namespace Dashboard.Hosting.Front;

/// <summary>Turns away requests for a name that is not ours: a page of another name must not read us by pointing it here.</summary>
/// <param name="names">The names; null when every name will do.</param>
internal sealed class HostGate(IList<StringSegment>? names)
{
    private const string Health = "/health";

    /// <summary>Lets a request through that asks for one of our names; health checks by any name.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">What answers it.</param>
    public Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var host = new StringSegment(context.Request.Host.Host);
        if (names is null || context.Request.Path.StartsWithSegments(Health, StringComparison.OrdinalIgnoreCase) || (host.Length > 0 && HostString.MatchesAny(host, names)))
        {
            return next(context);
        }

        return Results.Problem(
            title: $"This server does not answer to the name \"{context.Request.Host.Host}\". Whoever runs it can add the name to {AllowedHosts.Key}.",
            statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
    }
}
