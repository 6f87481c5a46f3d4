using Dashboard.Live.Fanout;
using Dashboard.Storage;
using Microsoft.Extensions.Options;

namespace Dashboard.Live;

/// <summary>The in-process end of the road: what the relay hears, every screen of this node hears.</summary>
/// <param name="options">How much is kept.</param>
/// <param name="history">The log, for those who fall behind.</param>
/// <param name="time">The clock.</param>
public sealed class LiveFeed(IOptions<LiveOptions> options, LiveHistory history, TimeProvider time)
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LiveRing? _public;
    private LiveRing? _staff;

    /// <summary>Ends once the feed knows the heads of the logs.</summary>
    public Task Opened => _open.Task;

    /// <summary>The ring of a log.</summary>
    /// <param name="log">Which log.</param>
    /// <exception cref="InvalidOperationException">The feed is not open yet.</exception>
    public LiveRing Ring(LiveLog log) => (log == LiveLog.Public ? _public : _staff) ?? throw new InvalidOperationException("The feed is not open yet.");

    /// <summary>Begins at the heads of the logs.</summary>
    /// <param name="publicHead">Head of the public log.</param>
    /// <param name="staffHead">Head of the staff log.</param>
    public void Open(long publicHead, long staffHead)
    {
        _public = new LiveRing(options.Value.RingSize, publicHead);
        _staff = new LiveRing(options.Value.RingSize, staffHead);
        _open.TrySetResult();
    }

    /// <summary>A listener that has heard everything up to a number.</summary>
    /// <param name="log">Which log.</param>
    /// <param name="after">The number; null for the head.</param>
    public LiveListener Listen(LiveLog log, long? after = null) => new(Ring(log), history, log, after ?? Ring(log).Head, time);

    /// <summary>
    /// What a start needs to be told first: the oldest number still there, when its position cannot be resumed from; else null.
    /// A position within the ring, as after a restart of the proxy or of the reader, asks no database.
    /// </summary>
    /// <param name="start">Where a listener begins in the public log.</param>
    /// <param name="log">The log.</param>
    /// <param name="ct">Stops it.</param>
    internal async ValueTask<long?> ResetOfAsync(LiveStart start, LiveHistory log, CancellationToken ct)
    {
        if (!start.IsUnreadable && (start.After is not { } after || Ring(LiveLog.Public).Holds(after)))
        {
            return null;
        }

        var (trimmed, head) = await log.EndsAsync(LiveLog.Public, ct);
        return start.NeedsReset(trimmed, Math.Max(head, Ring(LiveLog.Public).Head)) ? trimmed + 1 : null;
    }

    /// <summary>The next public events after a position, from the ring or the log; null when there are none yet.</summary>
    /// <param name="after">The position.</param>
    /// <param name="log">The log.</param>
    /// <param name="ct">Stops it.</param>
    internal async ValueTask<Batch?> BatchAfterAsync(long after, LiveHistory log, CancellationToken ct)
    {
        var events = new List<LiveEvent>();
        if (!Ring(LiveLog.Public).TryRead(after, events, Batch.MostEvents, out _))
        {
            events.AddRange((await log.ReadAsync(LiveLog.Public, after, ct)).Take(Batch.MostEvents));
        }

        return events.Count == 0 ? null : new Batch(after, events);
    }
}
