using Dashboard.Storage;

namespace Dashboard.Live;

/// <summary>A position in a log. It reads from the ring, and from the log where the ring no longer reaches; nothing is skipped.</summary>
/// <param name="ring">The shared ring.</param>
/// <param name="history">The log.</param>
/// <param name="log">Which log.</param>
/// <param name="after">Everything up to here has been heard.</param>
/// <param name="time">The clock.</param>
public sealed class LiveListener(LiveRing ring, LiveHistory history, LiveLog log, long after, TimeProvider time)
{
    private const int MostAtOnce = 500;
    private readonly List<LiveEvent> _batch = [];
    private int _leaps = ring.Leaps;

    /// <summary>Everything up to this number has been handed out.</summary>
    public long Position { get; private set; } = after;

    /// <summary>Whether there is nothing more to read right now.</summary>
    public bool IsCaughtUp => Position >= ring.Head;

    /// <summary>The next events in order; empty when none came within <paramref name="patience"/>.</summary>
    /// <param name="patience">How long to wait.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<IReadOnlyList<LiveEvent>> NextAsync(TimeSpan patience, CancellationToken ct)
    {
        while (true)
        {
            _batch.Clear();
            if (_leaps != ring.Leaps)
            {
                // The numbers go on elsewhere.
                (_leaps, Position) = (ring.Leaps, ring.Head);
            }

            if (!ring.TryRead(Position, _batch, MostAtOnce, out var arrival))
            {
                _batch.AddRange(await history.ReadAsync(log, Position, ct));
            }

            if (_batch.Count > 0)
            {
                Position = _batch[^1].Seq;
                return _batch;
            }

            if (!await ArrivesAsync(arrival, patience, ct))
            {
                return [];
            }
        }
    }

    private async ValueTask<bool> ArrivesAsync(Task arrival, TimeSpan patience, CancellationToken ct)
    {
        // Most waits of a quiet night end without an event: that is no exception.
        await arrival.WaitAsync(patience, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
        return arrival.IsCompleted;
    }
}
