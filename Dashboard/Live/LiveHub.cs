using Dashboard.Shared.Live;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Live;

/// <summary>The typed hub for clients outside the house: <c>/hubs/live</c>. Clients only join and leave; the road does the talking.</summary>
/// <param name="connections">Finds the connection of a call.</param>
/// <param name="sessions">Makes what talks to it.</param>
/// <param name="metrics">Counts connections.</param>
public sealed class LiveHub(LiveHubConnections connections, LiveHubSessions sessions, LiveMetrics metrics) : Hub<ILiveClient>
{
    private const string Transport = "hub";
    private static readonly object SessionKey = new();

    /// <summary>Begins, or begins anew: a snapshot or a replay, then live.</summary>
    /// <param name="request">From where, and what to hear.</param>
    /// <exception cref="HubException">The request cannot be met; the message says why.</exception>
    public async Task Join(JoinRequest? request)
    {
        request ??= new JoinRequest();
        var filter = LiveFilter.Of(request.Languages ?? [], request.Sources ?? [], request.Sections ?? []);
        if (filter.IsTooWide)
        {
            throw new HubException($"At most {LiveFilter.MaxValues} values of languages, sources and sections each.");
        }

        if (request.Last is < 0)
        {
            throw new HubException($"last must be a number from 0 to {LiveStart.MaxLast}.");
        }

        await Leave();
        var connection = connections.Find(Context.ConnectionId) ?? throw new HubException("The connection has gone.");
        var start = new LiveStart(request.After, request.Last is { } last ? Math.Min(last, LiveStart.MaxLast) : null);
        Context.Items[SessionKey] = sessions.Begin(connection, filter, start, request.AfterStaff);
    }

    /// <summary>Falls silent; the connection stays.</summary>
    public async Task Leave()
    {
        if (Context.Items.Remove(SessionKey, out var session) && session is LiveHubSession open)
        {
            await open.DisposeAsync();
        }
    }

    /// <inheritdoc />
    public override Task OnConnectedAsync()
    {
        metrics.Connections(+1, Transport);
        return base.OnConnectedAsync();
    }

    /// <inheritdoc />
    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        metrics.Connections(-1, Transport);
        await Leave();
        await base.OnDisconnectedAsync(exception);
    }
}
