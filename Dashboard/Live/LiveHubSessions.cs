using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Live;

/// <summary>Begins what talks to a hub connection.</summary>
/// <param name="feed">What happens.</param>
/// <param name="history">What happened.</param>
/// <param name="hearings">Who may hear of the staff log.</param>
/// <param name="metrics">Counts deliveries.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says why a session ended early.</param>
public sealed class LiveHubSessions(
    LiveFeed feed, LiveHistory history, IStaffHearings hearings, LiveMetrics metrics, TimeProvider time, ILogger<LiveHubSession> logger)
{
    /// <summary>Begins to talk to a connection, in the background.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="filter">What it hears.</param>
    /// <param name="start">Where it begins in the public log.</param>
    /// <param name="afterStaff">Where it begins in the staff log; null for its head.</param>
    public LiveHubSession Begin(HubConnectionContext connection, LiveFilter filter, LiveStart start, long? afterStaff)
    {
        var session = new LiveHubSession(connection, feed, history, hearings, metrics, time, logger);
        session.Begin(filter, start, afterStaff);
        return session;
    }
}
