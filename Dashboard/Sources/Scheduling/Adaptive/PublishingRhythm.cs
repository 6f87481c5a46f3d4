using System.Buffers.Binary;

namespace Dashboard.Sources.Scheduling.Adaptive;

/// <summary>
/// What is learnt of a source's publishing: how much, at which hours and on which days of the week (UTC), and how much of it comes in
/// bursts. Pure and small. Older arrivals weigh less, half after four weeks, so that a source that changes its habits is learnt anew.
/// </summary>
public sealed class PublishingRhythm
{
    private const byte Form = 1;
    private const int Hours = 24;
    private const int Days = 7;
    private const int Bytes = 1 + (3 * sizeof(long)) + ((Hours + Days + 3) * sizeof(float));
    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(28);

    // Arrivals this close belong to one burst; and for so long after one, the next is likelier.
    private static readonly TimeSpan Burst = TimeSpan.FromMinutes(30);

    // What is believed before anything is known: half an item in half a day, spread evenly.
    private const double PriorItems = 0.5;
    private const double PriorHours = 1;
    private const double PriorSpread = 3;
    private const double LeastShare = 0.02;

    private readonly float[] _hours = new float[Hours];
    private readonly float[] _days = new float[Days];
    private float _items;
    private float _followers;
    private float _exposure;

    private PublishingRhythm(DateTimeOffset since) => (Since, At) = (since, since);

    /// <summary>From when on its arrivals are known (UTC).</summary>
    public DateTimeOffset Since { get; }

    /// <summary>To when they are known (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The latest arrival (UTC); null before the first.</summary>
    public DateTimeOffset? Latest { get; private set; }

    /// <summary>Arrivals by their present weight.</summary>
    public double Items => _items;

    /// <summary>The rhythm of a source of which nothing is known yet.</summary>
    /// <param name="since">From when on it is watched (UTC).</param>
    public static PublishingRhythm Begin(DateTimeOffset since) => new(since);

    /// <summary>The rhythm after more arrivals.</summary>
    /// <param name="arrivals">When items were published (UTC); those before what is known already, or after now, count as now.</param>
    /// <param name="now">Up to when everything has been seen (UTC).</param>
    public PublishingRhythm Learn(IEnumerable<DateTimeOffset> arrivals, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        var next = Copy();
        foreach (var arrival in arrivals.Select(a => a < At || a > now ? now : a).Order())
        {
            next.Age(arrival);
            next.Add(arrival);
        }

        next.Age(now);
        return next;
    }

    /// <summary>How many items an hour are to be expected at a moment.</summary>
    /// <param name="moment">The moment (UTC); it is told by <see cref="Latest"/> whether a burst goes on.</param>
    public double RateAt(DateTimeOffset moment)
    {
        // Silence since the last look counts: a source that has died is asked less and less.
        var silent = Math.Max(0, (moment - At).TotalHours);
        var decay = Decay(silent);
        var items = _items * decay;
        var exposure = (_exposure * decay) + ((1 - decay) * MeanLifeHours);
        var mean = (items + PriorItems) / (exposure + PriorHours);
        var steady = mean * (1 - Clustering) * HourShare(moment.Hour, items) * DayShare((int)moment.DayOfWeek, items);
        var goesOn = Latest is { } latest && moment >= latest && moment - latest < Burst;
        return goesOn ? steady + (Clustering / Burst.TotalHours) : steady;
    }

    /// <summary>The rhythm as it is stored.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Bytes];
        bytes[0] = Form;
        var rest = bytes.AsSpan(1);
        foreach (var moment in (ReadOnlySpan<long>)[Since.ToUnixTimeMilliseconds(), At.ToUnixTimeMilliseconds(), Latest?.ToUnixTimeMilliseconds() ?? long.MinValue])
        {
            BinaryPrimitives.WriteInt64LittleEndian(rest, moment);
            rest = rest[sizeof(long)..];
        }

        foreach (var number in (IEnumerable<float>)[_items, _followers, _exposure, .. _hours, .. _days])
        {
            BinaryPrimitives.WriteSingleLittleEndian(rest, number);
            rest = rest[sizeof(float)..];
        }

        return bytes;
    }

    /// <summary>Reads a stored rhythm; null where it is none that this version knows.</summary>
    /// <param name="bytes">As stored.</param>
    public static PublishingRhythm? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Bytes || bytes[0] != Form)
        {
            return null;
        }

        var moments = bytes[1..];
        var numbers = moments[(3 * sizeof(long))..];
        var rhythm = new PublishingRhythm(Moment(moments, 0))
        {
            At = Moment(moments, 1),
            Latest = BinaryPrimitives.ReadInt64LittleEndian(moments[(2 * sizeof(long))..]) == long.MinValue ? null : Moment(moments, 2),
            _items = Number(numbers, 0),
            _followers = Number(numbers, 1),
            _exposure = Number(numbers, 2),
        };
        for (var i = 0; i < Hours + Days; i++)
        {
            (i < Hours ? rhythm._hours : rhythm._days)[i < Hours ? i : i - Hours] = Number(numbers, i + 3);
        }

        return rhythm;
    }

    private static double MeanLifeHours => HalfLife.TotalHours / Math.Log(2);

    // The share of items that come in the wake of another.
    private double Clustering => _followers / (_items + 2);

    private static double Decay(double hours) => Math.Exp(-hours / MeanLifeHours);

    // Against an even spread; neighbours count in part, since nobody publishes by the stroke of the hour.
    private double HourShare(int hour, double items)
    {
        var near = (0.6 * _hours[hour]) + (0.2 * _hours[(hour + 1) % Hours]) + (0.2 * _hours[(hour + Hours - 1) % Hours]);
        return Share(near, Hours, items);
    }

    private double DayShare(int day, double items) => Share(_days[day], Days, items);

    private double Share(double here, int places, double items)
    {
        var weight = items / Math.Max(_items, float.Epsilon);
        var share = ((here * weight) + (PriorSpread / places)) / (items + PriorSpread) * places;
        return Math.Max(LeastShare, share);
    }

    private PublishingRhythm Copy()
    {
        var copy = (PublishingRhythm)new(Since) { At = At, Latest = Latest, _items = _items, _followers = _followers, _exposure = _exposure };
        _hours.CopyTo(copy._hours, 0);
        _days.CopyTo(copy._days, 0);
        return copy;
    }

    private void Add(DateTimeOffset arrival)
    {
        _items++;
        _followers += Latest is { } latest && arrival - latest < Burst ? 1 : 0;
        _hours[arrival.Hour]++;
        _days[(int)arrival.DayOfWeek]++;
        Latest = arrival;
    }

    private void Age(DateTimeOffset to)
    {
        if (to <= At)
        {
            return;
        }

        var decay = (float)Decay((to - At).TotalHours);
        _exposure = (float)((_exposure * decay) + ((1 - decay) * MeanLifeHours));
        _items *= decay;
        _followers *= decay;
        for (var i = 0; i < Hours; i++)
        {
            _hours[i] *= decay;
        }

        for (var i = 0; i < Days; i++)
        {
            _days[i] *= decay;
        }

        At = to;
    }

    private static DateTimeOffset Moment(ReadOnlySpan<byte> moments, int place) =>
        DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(moments[(place * sizeof(long))..]));

    private static float Number(ReadOnlySpan<byte> numbers, int place) => BinaryPrimitives.ReadSingleLittleEndian(numbers[(place * sizeof(float))..]);
}
