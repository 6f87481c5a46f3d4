namespace Dashboard.Live.Fanout;

/// <summary>
/// Serves its share of the connections: one sweep over all of them for each thing that happens, without a task, timer or
/// allocation for any of them. What arrives shortly after a sweep leaves together with the next.
/// </summary>
/// <param name="ring">The public events.</param>
/// <param name="metrics">Counts deliveries.</param>
/// <param name="time">The clock.</param>
internal sealed class FanoutLoop(LiveRing ring, LiveMetrics metrics, TimeProvider time)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(12);
    private readonly Lock _door = new();
    private readonly LiveDoorbell _bell = new(time);
    private readonly List<Seat> _entering = [];
    private readonly List<Seat> _seats = [];
    private readonly List<LiveEvent> _read = [];
    private Batch? _batch;
    private bool _isClosed;
    private long _sweptAt;
    private TimeSpan _sweepTook;
    private long _beatenAt;

    /// <summary>Serves a connection from its position on, until it departs.</summary>
    /// <param name="seat">The connection; from now on the loop's.</param>
    public ValueTask<Departure> FollowAsync(Seat seat)
    {
        seat.Loop = this;
        var departure = seat.Sit();
        lock (_door)
        {
            if (!_isClosed)
            {
                _entering.Add(seat);
                Ring();
                return departure;
            }
        }

        seat.Depart(Departure.Stopping);
        return departure;
    }

    /// <summary>Wakes the loop, from any thread.</summary>
    public void Ring() => _bell.Ring();

    /// <summary>Runs until stopped; then everybody departs.</summary>
    /// <param name="ct">Stops it.</param>
    public async Task RunAsync(CancellationToken ct)
    {
        ring.Arrived += OnArrived;
        try
        {
            while (true)
            {
                await _bell.WaitAsync(Tick, ct);
                await GatherAsync(ct);
                Admit();
                Sweep();
                Beat();
            }
        }
        finally
        {
            ring.Arrived -= OnArrived;
            Close();
        }
    }

    private void OnArrived(object? sender, EventArgs e) => Ring();

    private Task GatherAsync(CancellationToken ct)
    {
        var left = Gathering.Left(_sweepTook, time.GetElapsedTime(_sweptAt));
        return left > TimeSpan.Zero ? Task.Delay(left, time, ct) : Task.CompletedTask;
    }

    private void Admit()
    {
        lock (_door)
        {
            foreach (var seat in _entering)
            {
                seat.WrittenAt = time.GetTimestamp();
            }

            _seats.AddRange(_entering);
            _entering.Clear();
        }
    }

    private void Sweep()
    {
        var began = time.GetTimestamp();
        // What comes while it sweeps is the next sweep's.
        var head = ring.Head;
        var written = new Dictionary<string, int>(2);
        bool isMore;
        do
        {
            isMore = false;
            for (var i = _seats.Count - 1; i >= 0; i--)
            {
                if (!TryServe(_seats[i], head, written, ref isMore))
                {
                    Remove(i);
                }
            }
        }
        while (isMore);

        _batch = null;
        foreach (var (transport, events) in written)
        {
            metrics.Delivered(events, transport);
            (_sweptAt, _sweepTook) = (began, time.GetElapsedTime(began));
        }
    }

    private bool TryServe(Seat seat, long head, Dictionary<string, int> written, ref bool isMore)
    {
        if (seat.IsLeaving)
        {
            seat.Depart(Departure.Left);
            return false;
        }

        if (seat.Leaps != ring.Leaps)
        {
            // The numbers go on elsewhere: it has to find its place anew.
            seat.Depart(Departure.Behind);
            return false;
        }

        if (seat.Position >= head)
        {
            return true;
        }

        try
        {
            var isOver = BatchAfter(seat.Position) is { } batch && TrySend(seat, batch, written);
            isMore |= seat.Position < head;
            if (!isOver)
            {
                seat.Depart(Departure.Behind);
            }

            return isOver;
        }
        catch (Exception fault)
        {
            // Its owner hears of it; the others go on.
            seat.Depart(fault);
            return false;
        }
    }

    private bool TrySend(Seat seat, Batch batch, Dictionary<string, int> written)
    {
        var isOver = seat.TrySend(batch, out var events);
        if (events > 0)
        {
            seat.WrittenAt = time.GetTimestamp();
            written[seat.Transport] = written.GetValueOrDefault(seat.Transport) + events;
            metrics.Lag(batch.NewestAt, seat.Transport);
        }

        return isOver;
    }

    // Nearly all stand at the same position, so the last batch is nearly always the right one.
    private Batch? BatchAfter(long position)
    {
        if (_batch?.From != position)
        {
            _read.Clear();
            if (!ring.TryRead(position, _read, Batch.MostEvents, out _))
            {
                return null;
            }

            _batch = new Batch(position, [.. _read]);
        }

        return _batch;
    }

    private void Beat()
    {
        if (time.GetElapsedTime(_beatenAt) < Tick)
        {
            return;
        }

        _beatenAt = time.GetTimestamp();
        for (var i = _seats.Count - 1; i >= 0; i--)
        {
            var seat = _seats[i];
            if (time.GetElapsedTime(seat.WrittenAt, _beatenAt) >= Silence && !TryBeat(seat))
            {
                Remove(i);
            }
        }
    }

    private bool TryBeat(Seat seat)
    {
        try
        {
            seat.WrittenAt = _beatenAt;
            if (seat.TryBeat())
            {
                return true;
            }

            seat.Depart(Departure.Behind);
        }
        catch (Exception fault)
        {
            seat.Depart(fault);
        }

        return false;
    }

    private void Remove(int index)
    {
        _seats[index] = _seats[^1];
        _seats.RemoveAt(_seats.Count - 1);
    }

    private void Close()
    {
        lock (_door)
        {
            _isClosed = true;
            _seats.AddRange(_entering);
            _entering.Clear();
        }

        _seats.ForEach(seat => seat.Depart(Departure.Stopping));
        _seats.Clear();
    }
}
