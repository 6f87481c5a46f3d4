using Dashboard.Sources.Scheduling.Adaptive;

namespace Dashboard.Benchmarks.Rhythm;

/// <summary>Polls simulated sources and notes how long each item went unseen. Only the second half counts: first the rhythm is learnt.</summary>
/// <param name="Delays">How long each item went unseen.</param>
/// <param name="Requests">Polls made.</param>
internal sealed record RhythmRun(List<TimeSpan> Delays, int Requests)
{
    private static readonly DateTimeOffset Counted = ArrivalHistory.Begin + (ArrivalHistory.Length / 2);
    private static readonly DateTimeOffset End = ArrivalHistory.Begin + ArrivalHistory.Length;

    public TimeSpan Median => At(0.5);

    public TimeSpan Late => At(0.9);

    /// <summary>At the product's own pace. A small draw for each pause, as in the product.</summary>
    public static RhythmRun Adaptive(IEnumerable<List<DateTimeOffset>> sources, Random random)
    {
        var rhythm = PublishingRhythm.Begin(ArrivalHistory.Begin);
        return Sum(sources.Select(arrivals =>
        {
            rhythm = PublishingRhythm.Begin(ArrivalHistory.Begin);
            return Poll(arrivals, ArrivalHistory.Begin, (now, seen) =>
            {
                rhythm = seen.Count > 0 ? rhythm.Learn(seen, now) : rhythm;
                return AdaptivePace.After(rhythm, now, TimeSpan.FromMinutes(1)) * (0.95 + (0.1 * random.NextDouble()));
            });
        }));
    }

    /// <summary>At one interval for all, which makes as many requests.</summary>
    public static RhythmRun Fixed(IReadOnlyCollection<List<DateTimeOffset>> sources, int requests, Random random)
    {
        var interval = (End - Counted) * sources.Count / requests;
        return Sum(sources.Select(arrivals => Poll(arrivals, ArrivalHistory.Begin + (interval * random.NextDouble()), (_, _) => interval)));
    }

    private static RhythmRun Poll(List<DateTimeOffset> arrivals, DateTimeOffset at, Func<DateTimeOffset, IReadOnlyCollection<DateTimeOffset>, TimeSpan> pause)
    {
        var (delays, requests, next) = (new List<TimeSpan>(), 0, 0);
        while (at < End)
        {
            requests += at >= Counted ? 1 : 0;
            var first = next;
            while (next < arrivals.Count && arrivals[next] <= at)
            {
                if (arrivals[next] >= Counted)
                {
                    delays.Add(at - arrivals[next]);
                }

                next++;
            }

            at += pause(at, arrivals.GetRange(first, next - first));
        }

        return new(delays, requests);
    }

    private static RhythmRun Sum(IEnumerable<RhythmRun> runs)
    {
        var all = runs.ToList();
        return new([.. all.SelectMany(r => r.Delays).Order()], all.Sum(r => r.Requests));
    }

    private TimeSpan At(double share) => Delays.Count == 0 ? TimeSpan.Zero : Delays[(int)(Delays.Count * share)];
}
