using Dashboard.Feeds;
using Dashboard.Sources.Scheduling.Adaptive;
using Dashboard.Storage;

namespace Dashboard.Sources.Scheduling;

/// <summary>When a source is polled: pure decisions of values, a clock reading and a draw between 0 and 1.</summary>
public sealed class SourceSchedule
{
    /// <summary>First polls are spread over so long at least, or over the interval where that is shorter.</summary>
    public static readonly TimeSpan Spread = TimeSpan.FromSeconds(30);

    // What of many comes first keeps its place in every later round: ten thousand sources in half a minute would be late each time.
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(30);

    /// <summary>Clocks of nodes may differ so far, and nobody minds.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromSeconds(10);

    /// <summary>Longest pause after failures; it never gives up.</summary>
    public static readonly TimeSpan LongestBackOff = TimeSpan.FromHours(24);

    /// <summary>Longest Retry-After believed: never cut short, but what is longer is a slip of the pen.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(366);

    /// <summary>A publisher's freshness stretches the rhythm up to here.</summary>
    public static readonly TimeSpan LongestFreshness = TimeSpan.FromHours(1);

    /// <summary>Failures that leave the rhythm as it is.</summary>
    public const int PlainFailures = 2;

    private const double JitterShare = 0.25;
    private const double PaceJitter = 0.1;
    private const int MaxDoublings = 32;
    private readonly ZonedCron? _cron;
    private readonly TimeSpan _minimum;
    private readonly bool _heedsFreshness;
    private readonly bool _isAdaptive;
    private readonly PublishingRhythm? _rhythm;
    private SkippedTimes _skipped;

    internal SourceSchedule(ZonedCron cron, TimeSpan minimum)
    {
        (_cron, _minimum) = (cron, minimum);
    }

    internal SourceSchedule(TimeSpan interval, TimeSpan minimum, bool heedsFreshness)
    {
        (Interval, _minimum, _heedsFreshness) = (interval > minimum ? interval : minimum, minimum, heedsFreshness);
    }

    internal SourceSchedule(PublishingRhythm? rhythm, TimeSpan minimum)
        : this(ScheduleLimits.Usual, minimum, heedsFreshness: true) => (_isAdaptive, _rhythm) = (true, rhythm);

    /// <summary>The pause between two polls; of the adaptive rhythm the usual one, from which failures back off; null where a cron expression says when.</summary>
    public TimeSpan? Interval { get; }

    /// <summary>The schedule of a source. A stored expression that cannot be read any more gives way to the usual rhythm.</summary>
    /// <param name="row">The source.</param>
    /// <param name="limits">What the operator says.</param>
    public static SourceSchedule Of(SourceRow row, ScheduleLimits limits)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(limits);
        if (row.Cron is { } text && row.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            && ZonedCron.Parse(text, zone) is { } cron)
        {
            return new SourceSchedule(cron, limits.Minimum);
        }

        return (row.Interval ?? limits.Default) is { } set
            ? new SourceSchedule(set, limits.Minimum, heedsFreshness: false) { _skipped = new(row.SkippedTimes) }
            : new SourceSchedule(PublishingRhythm.Read(row.Rhythm), limits.Minimum) { _skipped = new(row.SkippedTimes) };
    }

    /// <summary>Whether a source's times can be believed: they were not written under a clock that was ahead of this one and has been put right since.</summary>
    /// <param name="row">The source.</param>
    /// <param name="now">Now (UTC).</param>
    public static bool Believes(SourceRow row, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Asked(row) <= now + Ahead;
    }

    /// <summary>When a source is due; where that was written under a clock that was ahead, as long from now as it was then.</summary>
    /// <param name="row">The source.</param>
    /// <param name="now">Now (UTC).</param>
    /// <returns>The time (UTC); null where none is set, or a cron expression has none left.</returns>
    public DateTimeOffset? Due(SourceRow row, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.NextRunAt is not { } due || Believes(row, now) ? row.NextRunAt
            : _cron is not null ? _cron.NextAfter(now)
            : Moments.Cut(now + (due - Asked(row)));
    }

    /// <summary>When a source is polled first, or first after a start: at its time, or soon where that has passed.</summary>
    /// <param name="due">When it was due before (UTC), if it was.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="draw">Draws between 0 and 1; spreads many sources.</param>
    /// <param name="among">How many come together; the more, the longer they are spread.</param>
    /// <returns>The time (UTC); null where a cron expression has none left.</returns>
    public DateTimeOffset? FirstRun(DateTimeOffset? due, DateTimeOffset now, Func<double> draw, int among = 1)
    {
        ArgumentNullException.ThrowIfNull(draw);
        if (due > now)
        {
            return due;
        }

        if (due is null && _cron is not null)
        {
            return _cron.NextAfter(now);
        }

        var wanted = TimeSpan.FromTicks(Math.Max(Spread.Ticks, among * Apart.Ticks));
        var spread = Interval < wanted ? Interval.Value : wanted;
        var first = Moments.Cut(now + (spread * draw()));
        return due is null ? first : Allowed(first);
    }

    /// <summary>When a source is polled next.</summary>
    /// <param name="end">How its last poll ended.</param>
    /// <param name="turn">Which poll that was.</param>
    /// <param name="draw">Draws between 0 and 1.</param>
    /// <returns>The time (UTC), always later than now; null where a cron expression has none left.</returns>
    public DateTimeOffset? NextRun(PollEnd end, PollTurn turn, Func<double> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        var plain = _isAdaptive ? Adaptive(turn, draw) : Plain(turn);
        var wanted = turn.Now + (end switch
        {
            PollEnd.Succeeded success => Longer(Freshness(success), _cron is null ? success.Pushed ?? TimeSpan.Zero : TimeSpan.Zero),
            PollEnd.RateLimited { RetryAfter: null } limited => BackOff(limited.ConsecutiveFailures, draw),
            PollEnd.RateLimited limited => Heed(limited.RetryAfter),
            PollEnd.Failed failed => Longer(BackOff(failed.ConsecutiveFailures - PlainFailures, draw), Heed(failed.RetryAfter)),
            _ => throw new ArgumentOutOfRangeException(nameof(end)),
        });
        if (plain is null || plain >= wanted)
        {
            return Allowed(plain);
        }

        return _cron is null ? Allowed(Ceiling(wanted)) : _cron.NextAfter(wanted - TimeSpan.FromTicks(1));
    }

    /// <summary>The next polls if all goes well (UTC).</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="after">After when.</param>
    public IReadOnlyList<DateTimeOffset> NextRuns(int count, DateTimeOffset after)
    {
        if (_cron is not null)
        {
            return [.. _cron.After(after).Take(count)];
        }

        var runs = new List<DateTimeOffset>(count);
        for (var at = after; runs.Count < count; runs.Add(at))
        {
            at = _skipped.FirstAllowed(_isAdaptive ? at + AdaptivePace.After(Rhythm(after), at, _minimum) : at + Interval!.Value);
        }

        return runs;
    }

    private static DateTimeOffset Asked(SourceRow row) => row.LastRunAt ?? row.AddedAt;

    // Times that the feed skips are skipped by what the product chooses; a person's expression says what it says.
    private DateTimeOffset? Allowed(DateTimeOffset? at) => _cron is null && at is { } moment ? _skipped.FirstAllowed(moment) : at;

    private PublishingRhythm Rhythm(DateTimeOffset now) => _rhythm ?? PublishingRhythm.Begin(now);

    // Away from its last poll, not on a grid; the draw only lengthens the pause, so that the floor holds and sources alike part.
    private DateTimeOffset Adaptive(PollTurn turn, Func<double> draw) => turn.OutOfTurn && turn.Due > turn.Now
        ? turn.Due.Value
        : Ceiling(turn.Now + (AdaptivePace.After(Rhythm(turn.Now), turn.Now, _minimum) * (1 + (PaceJitter * draw()))));

    // On the grid of the interval: no drift, missed polls are skipped, never made up for in a burst.
    private DateTimeOffset? Plain(PollTurn turn)
    {
        var anchor = turn.Due ?? turn.Now;
        // A trigger may fire a little early; its own time must not come again.
        var last = turn.OutOfTurn || anchor < turn.Now ? turn.Now : anchor;
        if (_cron is not null)
        {
            var earliest = turn.OutOfTurn ? last : Later(last, anchor + _minimum - TimeSpan.FromTicks(1));
            return _cron.NextAfter(earliest);
        }

        var steps = Math.Floor((decimal)(last - anchor).Ticks / Interval!.Value.Ticks) + 1;
        return anchor + TimeSpan.FromTicks((long)(steps * Interval.Value.Ticks));
    }

    private TimeSpan Freshness(PollEnd.Succeeded success) =>
        _heedsFreshness && success.Freshness is { } fresh ? Within(fresh, LongestFreshness) : TimeSpan.Zero;

    // Doubles with each failure; the draw only shortens it, so that the cap holds and sources that failed together part.
    private TimeSpan BackOff(int step, Func<double> draw)
    {
        if (step <= 0)
        {
            return TimeSpan.Zero;
        }

        var full = (Interval ?? Longer(_minimum, ScheduleLimits.Usual)).TotalSeconds * Math.Pow(2, Math.Min(step, MaxDoublings));
        return TimeSpan.FromSeconds(Math.Min(full, LongestBackOff.TotalSeconds) * (1 - (JitterShare * draw())));
    }

    private static TimeSpan Heed(TimeSpan? retryAfter) => retryAfter is { } asked ? Within(asked, LongestRetryAfter) : TimeSpan.Zero;

    private static TimeSpan Within(TimeSpan asked, TimeSpan most) =>
        asked < TimeSpan.Zero ? TimeSpan.Zero : asked > most ? most : asked;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    // Kept times are whole milliseconds; cutting must not come before what the host asked for.
    private static DateTimeOffset Ceiling(DateTimeOffset moment)
    {
        var cut = Moments.Cut(moment);
        return cut < moment ? cut.AddMilliseconds(1) : cut;
    }
}
