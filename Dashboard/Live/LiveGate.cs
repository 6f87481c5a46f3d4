using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace Dashboard.Live;

/// <summary>Counts open live connections, in all and by client address, and turns away what is beyond the limits.</summary>
/// <param name="options">The limits.</param>
public sealed class LiveGate(IOptions<LiveOptions> options)
{
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);
    private int _all;

    /// <summary>Lets a request through while there is room; else 503 (node full) or 429 (address full), with Retry-After.</summary>
    /// <param name="context">The request; its address is the client's as the proxy rules worked it out.</param>
    /// <param name="next">What follows.</param>
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var address = context.Connection.RemoteIpAddress is { } remote ? ClientAddress.Person(remote).ToString() : "";
        var ofAddress = _open.AddOrUpdate(address, 1, static (_, open) => open + 1);
        var all = Interlocked.Increment(ref _all);
        try
        {
            if (all > options.Value.MaxConnections)
            {
                await TurnAwayAsync(context, StatusCodes.Status503ServiceUnavailable, "This server has as many live connections as it takes. Try again shortly.");
            }
            else if (ofAddress > options.Value.MaxConnectionsPerAddress)
            {
                await TurnAwayAsync(context, StatusCodes.Status429TooManyRequests, "Too many live connections from your address. Close one, or try again shortly.");
            }
            else
            {
                await next(context);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _all);
            Leave(address);
        }
    }

    private static Task TurnAwayAsync(HttpContext context, int status, string title)
    {
        // With jitter, so that those turned away together do not return together.
        var seconds = (int)ComeBack.TotalSeconds + Random.Shared.Next(0, 10);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Results.Problem(title: title, statusCode: status).ExecuteAsync(context);
    }

    private void Leave(string address)
    {
        var left = _open.AddOrUpdate(address, 0, static (_, open) => open - 1);
        if (left == 0)
        {
            // Only the pair with zero goes: somebody who came in between keeps its count.
            _open.TryRemove(new KeyValuePair<string, int>(address, 0));
        }
    }
}
