using System.Collections.Concurrent;
using Dashboard.Live;
using Dashboard.Shared.Live;
using Dashboard.Storage;

namespace Dashboard.Ingest.Shares;

/// <summary>
/// Passes on what this node is asked for of sources that another polls. A source whose share is just changing hands has nobody who hears
/// it; whoever takes the share does it then.
/// </summary>
/// <param name="log">The road.</param>
/// <param name="time">The clock.</param>
public sealed class SourceCalls(EventLog log, TimeProvider time)
{
    private const int AtOnce = 500;

    // Longer than a share is without a node.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private readonly ConcurrentQueue<(long At, SourceCall Call)> _heard = new();

    /// <summary>Tells the other nodes.</summary>
    /// <param name="sourceIds">The sources; nothing is said of none.</param>
    /// <param name="cause">Why they are to be polled; null where only their rows have changed.</param>
    /// <param name="at">When (UTC); null for at once.</param>
    /// <param name="ct">Stops it.</param>
    public async Task SayAsync(IReadOnlyCollection<int> sourceIds, PollCause? cause, DateTimeOffset? at, CancellationToken ct)
    {
        foreach (var some in sourceIds.Chunk(AtOnce))
        {
            await log.WriteAsync((_, events) =>
            {
                events.Add(new PendingEvent(LiveLog.Staff, LiveEvents.SourceCalled, _ => new SourceCall(some, cause, at)));
                return Task.CompletedTask;
            }, ct);
        }
    }

    /// <summary>Keeps for a while what was heard.</summary>
    /// <param name="call">What was asked for.</param>
    public void Remember(SourceCall call)
    {
        _heard.Enqueue((time.GetTimestamp(), call));
        while (_heard.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) > Kept)
        {
            _heard.TryDequeue(out _);
        }
    }

    /// <summary>The polls asked for lately of sources of a share. One may have been done already: it is done again.</summary>
    /// <param name="share">The share.</param>
    public IReadOnlyList<SourceCall> Unheard(int share) =>
        [.. _heard.Where(h => h.Call.Cause is not null && time.GetElapsedTime(h.At) <= Kept)
            .Select(h => h.Call with { Sources = [.. h.Call.Sources.Where(id => SourceShares.Of(id) == share)] }).Where(c => c.Sources.Count > 0)];
}
