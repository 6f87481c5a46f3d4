namespace Dashboard.Live.Fanout;

/// <summary>The seats of one loop. Anybody may enter one or ask one to go, from any thread; the rest is the loop's alone.</summary>
internal sealed class Row
{
    private readonly Lock _door = new();
    private readonly List<Seat> _seats = [];
    private List<Seat> _entering = [];
    private List<Seat> _leaving = [];
    private bool _isClosed;

    /// <summary>How many sit.</summary>
    public int Count => _seats.Count;

    /// <summary>The seat at a place; places below <see cref="Count"/> are taken, in no order.</summary>
    /// <param name="place">The place.</param>
    public Seat this[int place] => _seats[place];

    /// <summary>Lets a seat in at the loop's next <see cref="Admit"/>; false once closed.</summary>
    /// <param name="seat">The seat.</param>
    public bool TryEnter(Seat seat)
    {
        lock (_door)
        {
            if (!_isClosed)
            {
                _entering.Add(seat);
            }

            return !_isClosed;
        }
    }

    /// <summary>Notes that a seat wants to go.</summary>
    /// <param name="seat">The seat.</param>
    public void Leave(Seat seat)
    {
        lock (_door)
        {
            _leaving.Add(seat);
        }
    }

    /// <summary>Seats those who came and lets go those who wanted to.</summary>
    /// <returns>The place of the first who came.</returns>
    public int Admit()
    {
        List<Seat> entering, leaving;
        lock (_door)
        {
            if (_entering.Count == 0 && _leaving.Count == 0)
            {
                return _seats.Count;
            }

            (entering, leaving) = (_entering, _leaving);
            (_entering, _leaving) = ([], []);
        }

        foreach (var seat in leaving.Where(seat => seat.Place < _seats.Count && ReferenceEquals(_seats[seat.Place], seat)))
        {
            Remove(seat.Place);
            seat.Depart(Departure.Left);
        }

        var first = _seats.Count;
        foreach (var seat in entering)
        {
            if (seat.IsLeaving)
            {
                seat.Depart(Departure.Left);
                continue;
            }

            seat.Place = _seats.Count;
            _seats.Add(seat);
        }

        return first;
    }

    /// <summary>Takes a seat away; another one takes its place.</summary>
    /// <param name="place">Its place.</param>
    public void Remove(int place)
    {
        _seats[place] = _seats[^1];
        _seats[place].Place = place;
        _seats.RemoveAt(_seats.Count - 1);
    }

    /// <summary>Lets everybody go, and nobody in any more.</summary>
    public void Close()
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
