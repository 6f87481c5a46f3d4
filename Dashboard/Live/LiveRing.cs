using Dashboard.Shared.Live;

namespace Dashboard.Live;

/// <summary>The latest events of one log in memory, shared by all listeners. A listener is only a number: nobody waits for it.</summary>
/// <param name="capacity">How many events are kept.</param>
/// <param name="head">The log's head when the ring begins.</param>
public sealed class LiveRing(int capacity, long head)
{
    private readonly Lock _gate = new();
    private readonly LiveEvent[] _slots = new LiveEvent[capacity];
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _start;
    private int _count;
    private long _floor = head;
    private long _head = head;
    private int _leaps;

    /// <summary>Number of the newest event.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>Raised after something was appended, on the thread that appended it.</summary>
    public event EventHandler? Arrived;

    /// <summary>Whether everything after a number can be read here.</summary>
    /// <param name="after">A listener's position.</param>
    public bool Holds(long after)
    {
        lock (_gate)
        {
            return after >= _floor && after <= _head;
        }
    }

    /// <summary>Appends events that follow on each other and on the head, and wakes the listeners.</summary>
    /// <param name="events">Events in order.</param>
    public void Append(IReadOnlyList<LiveEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        TaskCompletionSource arrival;
        lock (_gate)
        {
            foreach (var @event in events)
            {
                AppendOne(@event);
            }

            arrival = _arrival;
            _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        arrival.SetResult();
        Arrived?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>How often it has leapt: whoever stood in it before has lost its place.</summary>
    public int Leaps => Volatile.Read(ref _leaps);

    /// <summary>Goes on after another number: what lies between is not kept anywhere any more, or never was an event.</summary>
    /// <param name="to">The number.</param>
    public void Leap(long to)
    {
        lock (_gate)
        {
            Array.Clear(_slots);
            (_start, _count, _floor) = (0, 0, to);
            Volatile.Write(ref _head, to);
            Volatile.Write(ref _leaps, _leaps + 1);
        }

        Arrived?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Forgets what the log keeps no longer.</summary>
    /// <param name="trimmed">Events up to here are gone.</param>
    public void Forget(long trimmed)
    {
        lock (_gate)
        {
            while (_count > 0 && _slots[_start].Seq <= trimmed)
            {
                _floor = _slots[_start].Seq;
                _start = (_start + 1) % capacity;
                _count--;
            }
        }
    }

    /// <summary>Copies events after a number; false when the ring no longer holds all of them.</summary>
    /// <param name="after">The listener's position.</param>
    /// <param name="into">Receives the events, oldest first.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="arrival">Ends when something new has come, for a listener that found nothing.</param>
    public bool TryRead(long after, ICollection<LiveEvent> into, int most, out Task arrival)
    {
        ArgumentNullException.ThrowIfNull(into);
        lock (_gate)
        {
            arrival = _arrival.Task;
            if (after < _floor)
            {
                return false;
            }

            for (var i = FirstAfter(after); i < _count && most > 0; i++, most--)
            {
                into.Add(At(i));
            }

            return true;
        }
    }

    private LiveEvent At(int index) => _slots[(_start + index) % capacity];

    private void AppendOne(LiveEvent @event)
    {
        if (@event.Kind == LiveEvents.HeadlineWithdrawn)
        {
            Redact(@event.Keys.HeadlineId);
        }
        else if (@event.Kind == LiveEvents.ImageBlocked)
        {
            Hide(new ShownImage(@event.Read<ImageNotice>().ImageId));
        }

        if (_count == capacity)
        {
            _floor = _slots[_start].Seq;
            _start = (_start + 1) % capacity;
            _count--;
        }

        _slots[(_start + _count) % capacity] = @event;
        _count++;
        Volatile.Write(ref _head, @event.Seq);
    }

    // Whoever lags behind must not read from memory what the log no longer says.
    private void Redact(long? headlineId)
    {
        for (var i = 0; i < _count; i++)
        {
            var slot = (_start + i) % capacity;
            if (_slots[slot].Keys.HeadlineId == headlineId && _slots[slot].Kind != LiveEvents.HeadlineWithdrawn)
            {
                _slots[slot] = _slots[slot].Redact();
            }
        }
    }

    private void Hide(ShownImage image)
    {
        for (var i = 0; i < _count; i++)
        {
            var slot = (_start + i) % capacity;
            if (_slots[slot].Kind is LiveEvents.Headline or LiveEvents.HeadlineUpdated && image.IsIn(_slots[slot].Data.Span))
            {
                _slots[slot] = _slots[slot].With(ShownImage.TakenFrom(_slots[slot].Data.Span));
            }
        }
    }

    private int FirstAfter(long after)
    {
        var (low, high) = (0, _count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = At(middle).Seq <= after ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
