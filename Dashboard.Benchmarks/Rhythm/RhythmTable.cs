using System.Globalization;

namespace Dashboard.Benchmarks.Rhythm;

/// <summary>The product's own rhythm beside a fixed interval that makes as many requests, on simulated arrival histories; by seed.</summary>
internal static class RhythmTable
{
    private const int Usual = 200;

    public static void Run(string[] arguments)
    {
        var sources = arguments is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : Usual;
        (string Name, Func<Random, List<DateTimeOffset>> Make)[] kinds =
            [("bursty", ArrivalHistory.Bursty), ("daily", ArrivalHistory.Daily), ("weekly", ArrivalHistory.Weekly), ("dead", ArrivalHistory.Dead), ("busy", ArrivalHistory.Busy)];
        Console.WriteLine("| history | sources | items | requests a source and day | adaptive: median, p90 | fixed, as many requests: interval, median, p90 | median against fixed |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var mixed = new List<List<DateTimeOffset>>();
        foreach (var (name, make) in kinds)
        {
            var random = new Random(6);
            var histories = Enumerable.Range(0, sources).Select(_ => make(random)).ToList();
            mixed.AddRange(histories);
            Print(name, histories);
        }

        Print("mixed", mixed);
        // Beside the mix, whose figure stays comparable with earlier ones.
        var dying = new Random(6);
        Print("died", [.. Enumerable.Range(0, sources).Select(_ => ArrivalHistory.Died(dying))]);
    }

    private static void Print(string name, List<List<DateTimeOffset>> histories)
    {
        var random = new Random(7);
        var adaptive = RhythmRun.Adaptive(histories, random);
        var even = RhythmRun.Fixed(histories, adaptive.Requests, random);
        var days = ArrivalHistory.Length.TotalDays / 2;
        var each = adaptive.Requests / days / histories.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {histories.Count} | {adaptive.Delays.Count} | {each:0.0} | {Say(adaptive.Median)}, {Say(adaptive.Late)} | {Say(TimeSpan.FromDays(1 / each))}, {Say(even.Median)}, {Say(even.Late)} | {adaptive.Median / even.Median:0.00} |"));
    }

    private static string Say(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.0} min");
}
