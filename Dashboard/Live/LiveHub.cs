using Dashboard.Shared.Live;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Live;

/// <summary>The typed hub for clients outside the house: <c>/hubs/live</c>. Clients only join and leave; the road does the talking.</summary>
/// <param name="connections">Finds the connection of a call.</param>
/// <param name="sessions">Makes what talks to it.</param>
/// <param name="metrics">Counts connections.</param>
public sealed class LiveHub(LiveHubConnections connections, LiveHubSessions sessions, LiveMetrics metrics) : Hub<ILiveClient>
{
    private const string Transport = LiveHubSession.Transport;
    private const string JoinKey = "join";
    private static readonly object SessionKey = new();

    /// <summary>Begins, or begins anew: a snapshot or a replay, then live.</summary>
    /// <param name="request">From where, and what to hear.</param>
    /// <exception cref="HubException">The request cannot be met; the message says why.</exception>
    public async Task Join(JoinRequest? request)
    {
        await Leave();
        Begin(request ?? new JoinRequest());
    }

    /// <summary>Falls silent; the connection stays.</summary>
    public async Task Leave()
    {
        if (Context.Items.Remove(SessionKey, out var session) && session is LiveHubSession open)
        {
            await open.DisposeAsync();
        }
    }

    /// <summary>Counts it; one whose address bears <c>join</c> joins at once, which spares it a call.</summary>
    public override async Task OnConnectedAsync()
    {
        metrics.Connections(+1, Transport);
        if (Context.GetHttpContext()?.Request is { } request && request.Query.ContainsKey(JoinKey))
        {
            if (LiveQuery.Join(request, out var fault) is { } question)
            {
                Begin(question);
            }
            else
            {
                await connections.SendAwayAsync(Context.ConnectionId, fault);
                Context.Abort();
            }
        }

        await base.OnConnectedAsync();
    }

    /// <inheritdoc />
    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        metrics.Connections(-1, Transport);
        await Leave();
        await base.OnDisconnectedAsync(exception);
    }

    private void Begin(JoinRequest request) => Context.Items[SessionKey] =
        sessions.Begin(connections.Find(Context.ConnectionId) ?? throw new HubException("The connection has gone."), request);
}
