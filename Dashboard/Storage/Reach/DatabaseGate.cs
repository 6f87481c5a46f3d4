using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;

namespace Dashboard.Storage.Reach;

/// <summary>
/// While the database does not answer, a request that needs it fails at once, and one that waits for it when that is noticed then.
/// Whatever lives without it goes on: streams, circuits, what is asked of the process itself, files.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="reach">Knows.</param>
internal sealed class DatabaseGate(RequestDelegate next, DatabaseReach reach)
{
    private static readonly PathString[] Without = ["/health", "/metrics", "/live", "/hubs", "/_blazor", "/_framework", "/images"];

    /// <summary>Lets a request through, for as long as the database is there.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="DatabaseAwayException">The database does not answer.</exception>
    public Task InvokeAsync(HttpContext context) => Lives(context) ? next(context) : reach.IsAway ? throw new DatabaseAwayException(null) : WaitAsync(context);

    private async Task WaitAsync(HttpContext context)
    {
        var gone = context.RequestAborted;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(gone);
        // Each on a thread of its own: a driver that takes a question back waits for a server that may not answer that either.
        await using var away = reach.Away.UnsafeRegister(static end => _ = ((CancellationTokenSource)end!).CancelAsync(), end);
        context.RequestAborted = end.Token;
        try
        {
            await next(context);
        }
        catch (Exception fault) when (reach.IsAway && !gone.IsCancellationRequested && !context.Response.HasStarted)
        {
            throw new DatabaseAwayException(fault);
        }
        finally
        {
            context.RequestAborted = gone;
        }
    }

    // The page that says what failed is asked for inside of the request that did.
    private static bool Lives(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || context.Features.Get<IExceptionHandlerFeature>() is not null
        || Array.Exists(Without, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
}
