namespace Dashboard.Benchmarks.Rhythm;

/// <summary>Simulated times at which a source publishes.</summary>
internal static class ArrivalHistory
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static readonly TimeSpan Length = TimeSpan.FromDays(56);

    public static DateTimeOffset Begin => Start;

    /// <summary>A few bursts a day by day: an event, then items minutes apart.</summary>
    public static List<DateTimeOffset> Bursty(Random random) => Sorted(random, (day, add) =>
    {
        for (var burst = Poisson(random, 2.5); burst > 0; burst--)
        {
            var at = day.AddHours(7 + (13 * random.NextDouble()));
            for (var item = 2 + Poisson(random, 8); item > 0; item--)
            {
                add(at);
                at += TimeSpan.FromMinutes(-6 * Math.Log(1 - random.NextDouble()));
            }
        }
    });

    /// <summary>An edition each day at about the same hour.</summary>
    public static List<DateTimeOffset> Daily(Random random)
    {
        var hour = 5 + (random.NextDouble() * 14);
        return Sorted(random, (day, add) =>
        {
            var at = day.AddHours(hour).AddMinutes(12 * Normal(random));
            for (var item = 1 + Poisson(random, 3); item > 0; item--)
            {
                add(at.AddMinutes(random.NextDouble() * 20));
            }
        });
    }

    /// <summary>A few items on one day of the week.</summary>
    public static List<DateTimeOffset> Weekly(Random random)
    {
        var weekday = (DayOfWeek)random.Next(7);
        var hour = 7 + (random.NextDouble() * 10);
        return Sorted(random, (day, add) =>
        {
            if (day.DayOfWeek == weekday)
            {
                for (var item = 1 + Poisson(random, 2); item > 0; item--)
                {
                    add(day.AddHours(hour).AddMinutes(25 * Normal(random)));
                }
            }
        });
    }

    /// <summary>Something once in two months, at any time.</summary>
    /// <remarks>
    /// Nothing beats an even interval here. What comes has no memory: no poll learns anything of when the next item comes, so a pace is but a
    /// choice of gaps. Of a time T cut into gaps g, an item falls into one with g/T and waits g/2 there: Σg²/2T on the mean, which for so many
    /// gaps is least where all are equal. A learner can only lose, by taking the chance hours of few items for a habit; 1 is the best it can
    /// do. Two hundred sources have some hundred items, which moves the ratio of two medians by a quarter either way: take 2,000 to see more.
    /// </remarks>
    public static List<DateTimeOffset> Dead(Random random) => Sorted(random, (day, add) =>
    {
        if (random.NextDouble() < 1 / 56.0)
        {
            add(day.AddHours(24 * random.NextDouble()));
        }
    });

    /// <summary>Like the daily or the bursty one, and on a day of the second half, drawn for each source, it stops for ever.</summary>
    public static List<DateTimeOffset> Died(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var all = random.Next(2) == 0 ? Daily(random) : Bursty(random);
        var death = Start + (Length * (0.5 + (random.NextDouble() / 2)));
        all.RemoveAll(a => a >= death);
        return all;
    }

    /// <summary>An agency: all day, more by day than by night and on workdays, with flurries.</summary>
    public static List<DateTimeOffset> Busy(Random random) => Sorted(random, (day, add) =>
    {
        for (var hour = 0; hour < 24; hour++)
        {
            var rate = (hour is >= 6 and < 20 ? 4 : 0.5) * (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.4 : 1);
            for (var item = Poisson(random, rate); item > 0; item--)
            {
                add(day.AddHours(hour + random.NextDouble()));
            }
        }
    });

    private static List<DateTimeOffset> Sorted(Random random, Action<DateTimeOffset, Action<DateTimeOffset>> ofDay)
    {
        ArgumentNullException.ThrowIfNull(random);
        var all = new List<DateTimeOffset>();
        for (var day = Start; day < Start + Length; day = day.AddDays(1))
        {
            ofDay(day, all.Add);
        }

        all.RemoveAll(a => a < Start || a >= Start + Length);
        all.Sort();
        return all;
    }

    private static int Poisson(Random random, double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0);
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }

        return count;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
