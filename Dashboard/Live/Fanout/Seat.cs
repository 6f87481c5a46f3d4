using System.Threading.Tasks.Sources;

namespace Dashboard.Live.Fanout;

/// <summary>
/// One connection among those that a loop serves: a position and a way to write. While it sits, only the loop writes to it;
/// once it has departed, only its owner does.
/// </summary>
internal abstract class Seat : IValueTaskSource<Departure>
{
    private ManualResetValueTaskSourceCore<Departure> _departure = new() { RunContinuationsAsynchronously = true };
    private volatile bool _isLeaving;

    /// <summary>Everything up to this number was written or lies outside the filter.</summary>
    public long Position { get; set; }

    /// <summary>How often the ring had leapt when the position was last found to be one of the log.</summary>
    public int Leaps { get; set; }

    /// <summary>When its reader came (UTC): what was committed before is history to it and says nothing of our pace.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When the newest event of a write that a loop left unfinished was committed (UTC).</summary>
    public DateTimeOffset Unfinished { get; set; }

    /// <summary>When something was last written (timestamp of the loop's clock).</summary>
    public long WrittenAt { get; set; }

    /// <summary>Where it sits in the loop's row.</summary>
    public int Place { get; set; }

    /// <summary>The loop that serves it; null while it never sat.</summary>
    public FanoutLoop? Loop { get; set; }

    /// <summary>It should go as soon as its loop comes by.</summary>
    public bool IsLeaving => _isLeaving;

    /// <summary><c>sse</c> or <c>hub</c>.</summary>
    public abstract string Transport { get; }

    /// <summary>
    /// Writes what its filter lets through and moves its position past the batch. False when the write is not over: the rest is
    /// the owner's.
    /// </summary>
    /// <param name="batch">Follows on its position.</param>
    /// <param name="written">Events written.</param>
    public abstract bool TrySend(Batch batch, out int written);

    /// <summary>Writes a sign of life; false when that write is not over.</summary>
    public abstract bool TryBeat();

    /// <summary>Asks it to go, from any thread.</summary>
    public void Leave()
    {
        _isLeaving = true;
        // Either the loop that is being entered sees the wish, or this sees the loop.
        Interlocked.MemoryBarrier();
        Loop?.LetGo(this);
    }

    /// <summary>Sits down anew.</summary>
    public ValueTask<Departure> Sit()
    {
        _departure.Reset();
        return new(this, _departure.Version);
    }

    /// <summary>The loop lets it go.</summary>
    public void Depart(Departure departure) => _departure.SetResult(departure);

    /// <summary>The loop lets it go because writing to it threw.</summary>
    public void Depart(Exception fault) => _departure.SetException(fault);

    Departure IValueTaskSource<Departure>.GetResult(short token) => _departure.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<Departure>.GetStatus(short token) => _departure.GetStatus(token);

    void IValueTaskSource<Departure>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _departure.OnCompleted(continuation, state, token, flags);
}
