using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dashboard.Benchmarks.Walk;

namespace Dashboard.Benchmarks.Many;

/// <summary>
/// Has the delivered product poll thousands of sources at a fixed interval, and says each minute whether polls begin on time, what
/// they cost and whether memory stays flat. The first interval, in which every source is new, is told apart from the rest.
/// </summary>
internal static class ManyLoad
{
    private const string Late = "dashboard_poll_lateness_seconds_bucket";
    private static readonly string[] Limits = ["0.1", "0.5", "1", "2", "5"];
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Runs it and prints one line a minute.</summary>
    /// <param name="args">How many sources (10000), their interval in seconds (300), how many minutes (15).</param>
    public static async Task RunAsync(string[] args)
    {
        var count = Number(args, 0, 10_000);
        var interval = TimeSpan.FromSeconds(Number(args, 1, 300));
        var minutes = Number(args, 2, 15);
        await using var farm = await ManyFarm.StartAsync();
        await using var product = await WalkProduct.StartAsync("127.0.0.0/8", [("Ingest__DefaultInterval", interval.ToString("c", CultureInfo.InvariantCulture))]);
        var began = Stopwatch.GetTimestamp();
        using (var list = new StringContent(farm.Opml(count), Encoding.UTF8, "text/x-opml"))
        {
            await product.SendAsync("/api/sources/opml", list);
        }

        WalkLoad.Say($"{count} sources brought in", string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s"));
        var start = await LookAsync(product, farm);
        var before = start;
        IReadOnlyDictionary<string, double>? settled = null;
        for (var minute = 1; minute <= minutes; minute++)
        {
            await Task.Delay(Minute);
            var now = await LookAsync(product, farm);
            WalkLoad.Say(string.Create(CultureInfo.InvariantCulture, $"minute {minute}"), Tell(before, now, before.Buckets) + string.Create(CultureInfo.InvariantCulture, $", resident {product.ResidentMegabytes:F0} MB"));
            before = now;
            if (settled is null && Stopwatch.GetElapsedTime(began) > interval + Minute)
            {
                (settled, start) = (now.Buckets, now);
            }
        }

        WalkLoad.Say("after the first interval", settled is null || before == start ? "not reached" : Tell(start, before, settled));
    }

    private static int Number(string[] args, int place, int usual) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : usual;

    private static string Tell(Reading before, Reading now, IReadOnlyDictionary<string, double> since)
    {
        var seconds = (now.At - before.At).TotalSeconds;
        var polls = Count(now.Buckets, since, "+Inf");
        var late = string.Join(", ", Limits.Select(limit => string.Create(CultureInfo.InvariantCulture, $"{Count(now.Buckets, since, limit) / polls:P2} within {limit} s")));
        return string.Create(CultureInfo.InvariantCulture, $"{(now.Asked - before.Asked) / seconds:F1} requests/s, {(now.Processor - before.Processor).TotalMilliseconds / seconds:F0} ms CPU a second, {polls:F0} polls: {late}");
    }

    private static double Count(IReadOnlyDictionary<string, double> now, IReadOnlyDictionary<string, double> before, string limit) => now.GetValueOrDefault(limit) - before.GetValueOrDefault(limit);

    private static async Task<Reading> LookAsync(WalkProduct product, ManyFarm farm)
    {
        var buckets = (await product.MetricAsync(Late)).ToDictionary(b => b.Labels.Split("le=\"")[1].Split('"')[0], b => b.Value, StringComparer.Ordinal);
        using var process = Process.GetProcessById(product.ProcessId);
        return new(TimeSpan.FromMilliseconds(Environment.TickCount64), process.TotalProcessorTime, farm.Asked, buckets);
    }

    private sealed record Reading(TimeSpan At, TimeSpan Processor, long Asked, IReadOnlyDictionary<string, double> Buckets);
}
