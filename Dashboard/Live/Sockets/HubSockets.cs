using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Dashboard.Live.Fanout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Live.Sockets;

/// <summary>
/// Serves hub clients whose WebSocket comes straight to this process (HTTP/1.1 without TLS, as behind a proxy): SignalR's own
/// protocol and hub over a transport that costs no pipe, task hop or buffer a message. Everybody else takes SignalR's transports.
/// </summary>
/// <param name="hub">Speaks SignalR's protocol.</param>
/// <param name="metrics">Counts who is let go.</param>
/// <param name="lifetime">Says when the process stops.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells of faults.</param>
internal sealed partial class HubSockets(
    HubConnectionHandler<LiveHub> hub, LiveMetrics metrics, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<HubSockets> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<HubSocket, bool> _open = [];

    /// <summary>How many clients are served.</summary>
    public int Count => _open.Count;

    /// <summary>Whether a request's connection can be taken.</summary>
    /// <param name="context">The request.</param>
    public static bool CanServe(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
        && string.Equals(context.Request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase) && SocketOutput.SocketOf(context) is not null;

    /// <summary>Ends every conversation; whoever comes later is ended at once.</summary>
    public void Stop()
    {
        foreach (var (socket, _) in _open)
        {
            socket.Stop();
        }
    }

    /// <summary>Serves one client until it goes or the process stops.</summary>
    /// <param name="context">The request, before its opening handshake.</param>
    /// <param name="accept">Runs the opening handshake.</param>
    public async Task ServeAsync(HttpContext context, RequestDelegate accept)
    {
        var upgrade = new HubSocketUpgrade(context.Features.GetRequiredFeature<IHttpUpgradeFeature>(), SocketOutput.SocketOf(context)!, time, () =>
        {
            metrics.Dropped(LiveHubSession.Transport);
            context.Abort();
        });
        context.Features.Set<IHttpUpgradeFeature>(upgrade);
        await accept(context);
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Results.Problem(title: "The opening handshake of the WebSocket is incomplete.", statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
            return;
        }

        if (!await RecogniseAsync(context))
        {
            return;
        }

        // The answer's time is the client's patience, and says nothing of ours.
        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } answer)
        {
            answer.MetricsDisabled = true;
        }

        using var webSocket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        var output = upgrade.Output!;
        await using var gone = context.RequestAborted.UnsafeRegister(static output => ((HubSocketOutput)output!).Break(), output);
        try
        {
            await TalkAsync(new HubSocket(context, webSocket, output));
        }
        finally
        {
            output.Break();
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (socket, _) in _open)
            {
                Look(socket);
            }
        }
    }

    // Here, and not where pages are: no page's answer would be understood. Who signs in is said by a room above, if there is one.
    private static async Task<bool> RecogniseAsync(HttpContext context)
    {
        try
        {
            if (context.RequestServices.GetService<IAuthenticationService>() is null)
            {
                return true;
            }

            if ((await context.AuthenticateAsync()).Principal is { } user)
            {
                context.User = user;
            }

            return true;
        }
        catch (Exception fault) when (fault is DbException or TimeoutException || fault.InnerException is DbException)
        {
            context.Response.Headers.RetryAfter = Random.Shared.Next(2, 6).ToString(CultureInfo.InvariantCulture);
            await Results.Problem(title: "The database is away, so nobody can be recognised. Try again in a moment.", statusCode: StatusCodes.Status503ServiceUnavailable)
                .ExecuteAsync(context);
            return false;
        }
    }

    // One connection's fault is not the others'.
    private void Look(HubSocket socket)
    {
        try
        {
            socket.Beat();
        }
        catch (Exception fault)
        {
            LogBeat(fault, socket.ConnectionId);
            socket.Abort();
        }
    }

    private async Task TalkAsync(HubSocket socket)
    {
        _open.TryAdd(socket, true);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            socket.Stop();
        }

        var receiving = socket.ReceiveAsync();
        try
        {
            await hub.OnConnectedAsync(socket);
        }
        finally
        {
            _open.TryRemove(socket, out _);
            await socket.CloseAsync(receiving, lifetime.ApplicationStopping.IsCancellationRequested ? PatienceAtTheEnd : Patience, time);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking after hub connection {Connection} failed")]
    private partial void LogBeat(Exception fault, string connection);
}
