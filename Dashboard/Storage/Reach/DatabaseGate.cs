using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;

namespace Dashboard.Storage.Reach;

/// <summary>
/// While the database does not answer, a request that needs it fails at once. Whatever lives without it goes on: streams, circuits,
/// pictures in memory, what is asked of the process itself, files. What is under way is left to end: half of it may be kept by then.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="reach">Knows.</param>
internal sealed class DatabaseGate(RequestDelegate next, DatabaseReach reach)
{
    private const string Pictures = "/images";
    private static readonly PathString[] Without = ["/health", "/metrics", "/live", "/hubs", "/_blazor", "/_framework"];

    /// <summary>Lets a request through while the database is there.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="DatabaseAwayException">The database does not answer.</exception>
    public Task InvokeAsync(HttpContext context) => reach.IsAway && !Lives(context) ? throw new DatabaseAwayException(null) : next(context);

    // The page that says what failed is asked for inside of the request that did.
    private static bool Lives(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || context.Features.Get<IExceptionHandlerFeature>() is not null
        || Array.Exists(Without, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        || IsPicture(context.Request.Path);

    // Not the page that reports one.
    private static bool IsPicture(PathString path) =>
        path.StartsWithSegments(Pictures, StringComparison.OrdinalIgnoreCase) && !path.Value!.EndsWith("/report", StringComparison.OrdinalIgnoreCase);
}
