using System.Diagnostics;
using System.Globalization;
using Dashboard.Benchmarks.Walk;

namespace Dashboard.Benchmarks.Prune;

/// <summary>
/// Measures what removing old rows costs whoever writes news meanwhile: a database full of old events and headlines, a writer
/// that stores a poll every so often, first alone and then beside the round. On SQLite, and on PostgreSQL where
/// <c>POSTGRES_TEST</c> names a server.
/// </summary>
internal static class PruneLoad
{
    private const int PollsEachSecond = 20;
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(30);

    /// <summary>Runs it and prints one line a figure.</summary>
    /// <param name="args">How many old events (1000000), how many old headlines (200000), which database (both).</param>
    public static async Task RunAsync(string[] args)
    {
        var events = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var headlines = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200_000;
        foreach (var database in args.Length > 2 ? [args[2]] : Environment.GetEnvironmentVariable("POSTGRES_TEST") is null ? (string[])["sqlite"] : ["sqlite", "postgres"])
        {
            await using var stock = await PruneStock.MakeAsync(database, events, headlines);
            await MeasureAsync(database, stock);
        }
    }

    private static async Task MeasureAsync(string database, PruneStock stock)
    {
        using (var warm = new CancellationTokenSource(TimeSpan.FromSeconds(5)))
        {
            await WriteAsync(stock, warm.Token);
        }

        using var alone = new CancellationTokenSource(Alone);
        WalkLoad.Spread($"{database}: a poll's commit, alone", await WriteAsync(stock, alone.Token));
        using var done = new CancellationTokenSource();
        var writing = WriteAsync(stock, done.Token);
        var began = Stopwatch.GetTimestamp();
        var whole = await stock.Round.RunAsync(CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(began);
        await done.CancelAsync();
        var beside = await writing;
        WalkLoad.Spread($"{database}: a poll's commit, beside the round", beside);
        var left = await stock.LeftAsync();
        WalkLoad.Say($"{database}: the round", string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:F0} s, {(whole ? "whole" : "with failures")}; left {left}; {beside.Count} polls stored beside it"));
    }

    private static async Task<List<double>> WriteAsync(PruneStock stock, CancellationToken ct)
    {
        var times = new List<double>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PollsEachSecond));
        while (!ct.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            await stock.StoreAsync();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        return times;
    }
}
