using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Dashboard.Live;

/// <summary>Knows the hub's connections, so that a message encoded once can be written to each of them.</summary>
public sealed class LiveHubConnections : DefaultHubLifetimeManager<LiveHub>
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(150);
    /// <summary>Tells a client that the connection ends and that it is to come back.</summary>
    internal static readonly CloseMessage Farewell = new(error: null, allowReconnect: true);
    private readonly ConcurrentDictionary<string, HubConnectionContext> _connections = new(StringComparer.Ordinal);

    /// <summary>Begins without any.</summary>
    /// <param name="lifetime">Says when the process is stopping.</param>
    /// <param name="logger">The framework's.</param>
    public LiveHubConnections(IHostApplicationLifetime lifetime, ILogger<DefaultHubLifetimeManager<LiveHub>> logger)
        : base(logger)
    {
        ArgumentNullException.ThrowIfNull(lifetime);
        // Registered once it runs, so that it comes before the framework closes the connections.
        lifetime.ApplicationStarted.Register(() => lifetime.ApplicationStopping.Register(SayFarewell));
    }

    /// <summary>A connection by its identifier.</summary>
    /// <param name="connectionId">The identifier.</param>
    public HubConnectionContext? Find(string connectionId) => _connections.GetValueOrDefault(connectionId);

    /// <summary>Tells a client why it is not served; it is not to come back by itself.</summary>
    /// <param name="connectionId">Its identifier.</param>
    /// <param name="reason">A sentence.</param>
    public async Task SendAwayAsync(string connectionId, string reason)
    {
        if (Find(connectionId) is { } connection)
        {
            await connection.WriteAsync(new CloseMessage(reason));
        }
    }

    // Tells every client to come back. The framework cuts the connections as soon as this returns, sent or not.
    private void SayFarewell()
    {
        if (_connections.IsEmpty)
        {
            return;
        }

        using var sent = new ManualResetEventSlim();
        _ = Task.WhenAll(_connections.Values.Select(c => c.WriteAsync(Farewell).AsTask()));
        sent.Wait(Grace);
    }

    /// <inheritdoc />
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _connections[connection.ConnectionId] = connection;
        return base.OnConnectedAsync(connection);
    }

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _connections.TryRemove(connection.ConnectionId, out _);
        return base.OnDisconnectedAsync(connection);
    }
}
