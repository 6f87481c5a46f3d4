using Dashboard.Storage;

namespace Dashboard.Live;

/// <summary>
/// Hands newcomers the latest headlines. All who come before the next event share one reading, so that thousands who reload after
/// a restart cost the database one question a second.
/// </summary>
/// <param name="history">Reads them.</param>
/// <param name="feed">Knows the head.</param>
/// <param name="time">The clock.</param>
public sealed class LiveSnapshots(LiveHistory history, LiveFeed feed, TimeProvider time) : IDisposable
{
    // What is no event, such as a source's new name, is seen after so long.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    // A filter of one's own is read for nobody else: many at once wait for each other, not the database for them.
    private readonly SemaphoreSlim _own = new(4);
    private readonly Lock _gate = new();
    private Task<LiveSnapshot>? _shared;
    private int _sharedSize;
    private long _sharedAt;
    private long _sharedHead;

    /// <summary>The latest headlines as they are now, with the head at that moment.</summary>
    /// <param name="last">How many at least, if there are so many.</param>
    /// <param name="filter">Which ones.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<LiveSnapshot> OfAsync(int last, LiveFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (last == 0)
        {
            return new LiveSnapshot([], feed.Ring(LiveLog.Public).Head);
        }

        return filter.IsAll ? await Shared(last).WaitAsync(ct) : await OwnAsync(last, filter, ct);
    }

    /// <inheritdoc />
    public void Dispose() => _own.Dispose();

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
            if (_shared is null || _shared.IsFaulted || _sharedSize < last || _sharedHead < head || time.GetElapsedTime(_sharedAt) > Fresh)
            {
                (_sharedSize, _sharedHead, _sharedAt) = (Math.Max(last, LiveStart.LastAfterReset), head, time.GetTimestamp());
                _shared = ReadAsync(_sharedSize, LiveFilter.All, CancellationToken.None);
            }

            return _shared;
        }
    }

    private async Task<LiveSnapshot> ReadAsync(int last, LiveFilter filter, CancellationToken ct)
    {
        var (headlines, head) = await history.SnapshotAsync(last, filter, ct);
        return new LiveSnapshot(headlines, head);
    }
}
