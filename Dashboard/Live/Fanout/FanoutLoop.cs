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
    private readonly LiveDoorbell _bell = new(time);
    private readonly Row _row = new();
    private readonly List<LiveEvent> _read = [];
    private Batch? _batch;
    private (long Head, int Leaps) _sweptTo;
    private long _sweptAt;
    private TimeSpan _sweepTook;
    private long _beatenAt;

    /// <summary>Serves a connection from its position on, until it departs.</summary>
    /// <param name="seat">The connection; from now on the loop's.</param>
    public ValueTask<Departure> FollowAsync(Seat seat)
    {
        seat.Loop = this;
        var departure = seat.Sit();
        if (_row.TryEnter(seat))
        {
            Ring();
        }
        else
        {
            seat.Depart(Departure.Stopping);
        }

        return departure;
    }

    /// <summary>Lets a connection go, from any thread.</summary>
    /// <param name="seat">The connection.</param>
    public void LetGo(Seat seat)
    {
        _row.Leave(seat);
        Ring();
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
                Sweep(_row.Admit());
                Beat();
            }
        }
        finally
        {
            ring.Arrived -= OnArrived;
            _row.Close();
        }
    }

    private void OnArrived(object? sender, EventArgs e) => Ring();

    private Task GatherAsync(CancellationToken ct)
    {
        var left = Gathering.Left(_sweepTook, time.GetElapsedTime(_sweptAt));
        return left > TimeSpan.Zero ? Task.Delay(left, time, ct) : Task.CompletedTask;
    }

    private void Sweep(int newcomers)
    {
        var began = time.GetTimestamp();
        for (var i = newcomers; i < _row.Count; i++)
        {
            _row[i].WrittenAt = began;
        }

        // What comes while it sweeps is the next sweep's. When nothing has, only newcomers have anything to get: thousands may come at once.
        var (head, leaps) = (ring.Head, ring.Leaps);
        var first = (head, leaps) == _sweptTo ? newcomers : 0;
        _sweptTo = (head, leaps);
        var written = new Dictionary<string, int>(2);
        bool isMore;
        do
        {
            isMore = false;
            for (var i = _row.Count - 1; i >= first; i--)
            {
                if (!TryServe(_row[i], head, written, ref isMore))
                {
                    _row.Remove(i);
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
            if (isOver)
            {
                metrics.Lag(batch.NewestAt, seat.Transport);
            }
            else
            {
                seat.Unfinished = batch.NewestAt;
            }
        }

        return isOver;
    }

    // Nearly all stand at the same position, so the last batch is nearly always the right one.
    private Batch? BatchAfter(long position)
    {
        if (_batch?.From != position)
        {
            _read.Clear();
            // Nothing there: the ring has leapt since.
            if (!ring.TryRead(position, _read, Batch.MostEvents, out _) || _read.Count == 0)
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
        for (var i = _row.Count - 1; i >= 0; i--)
        {
            var seat = _row[i];
            if (time.GetElapsedTime(seat.WrittenAt, _beatenAt) >= Silence && !TryBeat(seat))
            {
                _row.Remove(i);
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
}
