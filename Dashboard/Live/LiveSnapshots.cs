using Dashboard.Storage;
using Dashboard.Storage.Reach;

namespace Dashboard.Live;

/// <summary>
/// Hands newcomers the latest headlines. All who come before the next event share one reading, so that thousands who reload after
/// a restart cost the database one question a second. While it is away they start with what was read last, and hear what has
/// happened since from memory.
/// </summary>
/// <param name="history">Reads them.</param>
/// <param name="feed">Knows the head.</param>
/// <param name="reach">Knows whether the database answers.</param>
/// <param name="time">The clock.</param>
public sealed class LiveSnapshots(LiveHistory history, LiveFeed feed, DatabaseReach reach, TimeProvider time) : IDisposable
{
    // What is no event, such as a source's new name, is seen after so long.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    // A filter of one's own is read for nobody else: many at once wait for each other, not the database for them.
    private readonly SemaphoreSlim _own = new(4);
    private readonly Lock _gate = new();
    private volatile Known? _known;
    private Task<LiveSnapshot>? _shared;
    private int _sharedSize;
    private long _sharedAt;
    private long _sharedHead;

    /// <summary>The latest headlines as they are now, with the head at that moment.</summary>
    /// <param name="last">How many at least, if there are so many.</param>
    /// <param name="filter">Which ones.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="DatabaseAwayException">The database does not answer, and what was read last does not say.</exception>
    public async Task<LiveSnapshot> OfAsync(int last, LiveFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (last == 0)
        {
            return new LiveSnapshot([], feed.Ring(LiveLog.Public).Head);
        }

        if (reach.IsAway)
        {
            return OfBefore(last, filter) ?? throw new DatabaseAwayException(null);
        }

        try
        {
            return await reach.AwaitAsync(filter.IsAll ? Shared(last).WaitAsync(ct) : OwnAsync(last, filter, ct));
        }
        catch (Exception fault) when (DatabaseFault.Passes(fault) && OfBefore(last, filter) is { } before)
        {
            return before;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _own.Dispose();

    private LiveSnapshot? OfBefore(int last, LiveFilter filter) => filter.IsAll && _known is { } known && known.Size >= last ? known.Snapshot : null;

    private async Task<LiveSnapshot> OwnAsync(int last, LiveFilter filter, CancellationToken ct)
    {
        await _own.WaitAsync(ct);
        try
        {
            return await ReadAsync(last, filter, ct);
        }
        finally
        {
            _own.Release();
        }
    }

    private Task<LiveSnapshot> Shared(int last)
    {
        lock (_gate)
        {
            // The head before it is read: never later than what it holds.
            var head = feed.Ring(LiveLog.Public).Head;
            if (_shared is null || _sharedSize < last || _sharedHead < head || time.GetElapsedTime(_sharedAt) > Fresh)
            {
                (_sharedSize, _sharedHead, _sharedAt) = (Math.Max(last, LiveStart.LastAfterReset), head, time.GetTimestamp());
                _shared = ReadSharedAsync(_sharedSize);
            }

            return _shared;
        }
    }

    private async Task<LiveSnapshot> ReadSharedAsync(int size)
    {
        var snapshot = await ReadAsync(size, LiveFilter.All, CancellationToken.None);
        _known = new Known(snapshot, size);
        return snapshot;
    }

    private async Task<LiveSnapshot> ReadAsync(int last, LiveFilter filter, CancellationToken ct)
    {
        var (headlines, head) = await history.SnapshotAsync(last, filter, ct);
        return new LiveSnapshot(headlines, head);
    }

    private sealed record Known(LiveSnapshot Snapshot, int Size);
}
