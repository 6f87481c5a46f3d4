using Dashboard.Live.Fanout;
using Dashboard.Shared.Live;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Live;

/// <summary>Begins what talks to a hub connection.</summary>
/// <param name="feed">What happens.</param>
/// <param name="history">What happened.</param>
/// <param name="snapshots">What newcomers start with.</param>
/// <param name="loops">Serve those who are caught up.</param>
/// <param name="hearings">Who may hear of the staff log.</param>
/// <param name="metrics">Counts deliveries.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says why a session ended early.</param>
public sealed class LiveHubSessions(
    LiveFeed feed, LiveHistory history, LiveSnapshots snapshots, FanoutLoops loops, IStaffHearings hearings, LiveMetrics metrics, TimeProvider time,
    ILogger<LiveHubSession> logger)
{
    /// <summary>Begins to talk to a connection, in the background.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="request">From where, and what to hear.</param>
    /// <exception cref="HubException">The request cannot be met; the message says why.</exception>
    public LiveHubSession Begin(HubConnectionContext connection, JoinRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var filter = LiveFilter.Of(request.Languages ?? [], request.Sources ?? [], request.Sections ?? []);
        if (filter.IsTooWide)
        {
            throw new HubException($"At most {LiveFilter.MaxValues} values of languages, sources and sections each.");
        }

        if (request.Last is < 0)
        {
            throw new HubException($"last must be a number from 0 to {LiveStart.MaxLast}.");
        }

        var start = new LiveStart(request.After, request.Last is { } last ? Math.Min(last, LiveStart.MaxLast) : null);
        var session = new LiveHubSession(connection, feed, history, snapshots, loops, hearings, metrics, time, logger);
        session.Begin(filter, start, request);
        return session;
    }
}
