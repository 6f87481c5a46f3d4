using System.Collections.Concurrent;
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
/// <param name="lifetime">Says when the process stops.</param>
/// <param name="time">The clock.</param>
internal sealed class HubSockets(HubConnectionHandler<LiveHub> hub, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<HubSocket, bool> _open = [];

    /// <summary>Whether a request's connection can be taken.</summary>
    /// <param name="context">The request.</param>
    public static bool CanServe(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } && SocketOutput.SocketOf(context) is not null;

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
        using var end = new CancellationTokenSource();
        var upgrade = new HubSocketUpgrade(context.Features.GetRequiredFeature<IHttpUpgradeFeature>(), SocketOutput.SocketOf(context)!, end.Token);
        context.Features.Set<IHttpUpgradeFeature>(upgrade);
        await accept(context);
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Results.Problem(title: "The opening handshake of the WebSocket is incomplete.", statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
            return;
        }

        if ((await context.AuthenticateAsync()).Principal is { } user)
        {
            context.User = user;
        }

        // The answer's time is the client's patience, and says nothing of ours.
        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics)
        {
            metrics.MetricsDisabled = true;
        }

        using var webSocket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        try
        {
            await TalkAsync(new HubSocket(context, webSocket, upgrade.Output!));
        }
        finally
        {
            await end.CancelAsync();
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
                socket.Beat();
            }
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
}
