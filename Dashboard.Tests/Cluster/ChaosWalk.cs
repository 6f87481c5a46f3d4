using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Tests.Cluster;

/// <summary>
/// The guarantee, tried: sources release numbered headlines while a seed draws what happens to nodes, Redis, PostgreSQL and the
/// proxy; then every client must have every headline once, the database must have each once, and no source may have been polled by two nodes at the same moment.
/// </summary>
/// <param name="settings">How.</param>
/// <param name="time">The clock that faults, releases and clients go by.</param>
internal sealed class ChaosWalk(ChaosSettings settings, TimeProvider time)
{
    private const int MostPauses = 12;

    /// <summary>Walks.</summary>
    /// <param name="cluster">An installation without sources.</param>
    /// <param name="farm">Its sources, not yet added.</param>
    /// <param name="pages">Browser pages that are open on the front page.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<ChaosReport> RunAsync(NewsroomCluster cluster, SourceFarm farm, IReadOnlyList<PageListener> pages, CancellationToken ct)
    {
        using var client = StreamListener.Client();
        var listeners = new List<IListener>();
        listeners.AddRange(Enumerable.Range(1, settings.Streams).Select(n => new StreamListener(client, cluster.Proxy.Address, n, time)));
        listeners.AddRange(Enumerable.Range(1, settings.HubClients).Select(n => new HubListener(cluster.Proxy.Address, n, time)));
        listeners.AddRange(pages);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var listening = listeners.ConvertAll(l => Task.Run(() => l.ListenAsync(end.Token), CancellationToken.None));
        await cluster.AddSourcesAsync(farm, ct);
        var havoc = new Havoc(cluster, settings, time);
        var began = Stopwatch.GetTimestamp();
        using var mended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var releasing = ReleaseAsync(farm, mended.Token);
        await havoc.RunAsync(ct);
        await mended.CancelAsync();
        await releasing;
        var (settled, last) = await SettleAsync(listeners, farm.Released.Count, ct);
        await end.CancelAsync();
        await Task.WhenAll(listening);
        var faults = new List<string>();
        faults.AddRange(listeners.SelectMany(l => FaultsOf(l.Heard, farm.Released)));
        faults.AddRange(farm.Overlaps.Select(o => o.Since(began)));
        faults.AddRange(cluster.Parts.Where(p => p.EndedByItself).Select(p => $"{p.Name} ended by itself: {string.Join('\n', p.Output.TakeLast(30))}"));
        faults.AddRange(cluster.Proxy.TurnedAway.Take(1).Select(line => $"the proxy turned {cluster.Proxy.TurnedAway.Count} streams away though a node was there: {line}"));
        faults.AddRange(await DatabaseFaultsAsync(cluster, farm.Released, ct));
        return new ChaosReport(
            settings, farm.Released.Count, faults, havoc.Log, [.. listeners.Where(l => l is not PageListener).Select(l => l.Heard.Gaps.DefaultIfEmpty().Max()).Order()], settled, [$"the last to have all: {last}", .. Figures(listeners, farm, began)]);
    }

    private async Task ReleaseAsync(SourceFarm farm, CancellationToken ct)
    {
        var random = new Random(settings.Seed);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / settings.HeadlinesPerSecond), time);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                farm.Release(random.Next(farm.Count));
            }
        }
        catch (OperationCanceledException)
        {
            // All is mended: what was released must arrive.
        }
    }

    private async Task<(TimeSpan Took, string Last)> SettleAsync(List<IListener> listeners, int count, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        try
        {
            await Task.WhenAll(listeners.Select(l => l.Heard.ReachAsync(count))).WaitAsync(settings.Settling, time, ct);
        }
        catch (TimeoutException)
        {
            // Who lacks what is said with the faults.
        }

        return (time.GetElapsedTime(began), listeners.MaxBy(l => l.Heard.LastArrival)!.Heard.Name);
    }

    private static IEnumerable<string> FaultsOf(Heard heard, IReadOnlyCollection<string> released)
    {
        foreach (var fault in heard.Faults)
        {
            yield return fault;
        }

        foreach (var doubled in heard.Titles.GroupBy(t => t, StringComparer.Ordinal).Where(g => g.Count() > 1).Take(3))
        {
            yield return $"{heard.Name} heard \"{doubled.Key}\" {doubled.Count()} times";
        }

        var missing = released.Except(heard.Titles, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            yield return $"{heard.Name} at {heard.Position} never heard {missing.Count} headlines, the first \"{missing[0]}\", the last \"{missing[^1]}\"";
        }

        if (heard.Updates > 0)
        {
            yield return $"{heard.Name} was told of {heard.Updates} changes that nobody made";
        }
    }

    private static async Task<List<string>> DatabaseFaultsAsync(NewsroomCluster cluster, IReadOnlyCollection<string> released, CancellationToken ct)
    {
        var stored = await cluster.Postgres.QueryAsync("SELECT \"Title\" FROM \"Headlines\"", r => r.GetString(0), ct);
        var told = await cluster.Postgres.QueryAsync("SELECT count(*), count(DISTINCT \"HeadlineId\") FROM \"Events\" WHERE \"Kind\" = 'headline'", r => (r.GetInt64(0), r.GetInt64(1)), ct);
        var faults = new List<string>();
        faults.AddRange(stored.GroupBy(t => t, StringComparer.Ordinal).Where(g => g.Count() > 1).Take(3).Select(g => $"the database has \"{g.Key}\" {g.Count()} times"));
        var missing = released.Except(stored, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            faults.Add($"the database lacks {missing.Count} headlines, the first \"{missing[0]}\"");
        }

        if (told[0] != (released.Count, released.Count))
        {
            faults.Add($"the log tells of {told[0].Item1} headlines, {told[0].Item2} of them different, not of {released.Count}");
        }

        return faults;
    }

    private static List<string> Figures(List<IListener> listeners, SourceFarm farm, long began)
    {
        var nodes = farm.Requests.GroupBy(r => r.Node, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}: {g.Count()}");
        var idle = farm.Requests.GroupBy(r => r.Source)
            .SelectMany(g => g.OrderBy(r => r.Began).Zip(g.OrderBy(r => r.Began).Skip(1), (a, b) => Stopwatch.GetElapsedTime(a.Began, b.Began).TotalSeconds)).Order().ToList();
        var ends = listeners.Where(l => l.Heard.LongestGapEnded != 0).GroupBy(l => (int)Stopwatch.GetElapsedTime(began, l.Heard.LongestGapEnded).TotalSeconds).OrderByDescending(g => g.Count()).Take(3);
        return
        [
            Pauses(farm, began),
            string.Create(CultureInfo.InvariantCulture, $"longest gaps ended at: {string.Join(", ", ends.Select(g => $"{g.Key} s ({g.Count()} clients)"))}"),
            string.Create(CultureInfo.InvariantCulture, $"polls by {string.Join(", ", nodes)}; pause between two of one source: p50 {At(idle, 0.5):F1} s, p99 {At(idle, 0.99):F1} s, most {At(idle, 1):F1} s"),
            string.Create(CultureInfo.InvariantCulture, $"connections a client: {listeners.Average(l => l.Heard.Connections):F1}; all gaps: p99 {At([.. listeners.SelectMany(l => l.Heard.Gaps).Order()], 0.99):F2} s"),
        ];
    }

    // Which sources were left alone for longest, when, and between which nodes: a pause that was a node's own or a passing on.
    private static string Pauses(SourceFarm farm, long began)
    {
        var pauses = farm.Requests.GroupBy(r => r.Source)
            .SelectMany(g => g.OrderBy(r => r.Began).Zip(g.OrderBy(r => r.Began).Skip(1)))
            .OrderByDescending(p => p.Second.Began - p.First.Began).Take(MostPauses)
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"source {p.First.Source} {Stopwatch.GetElapsedTime(p.First.Began, p.Second.Began).TotalSeconds:F1} s from {Stopwatch.GetElapsedTime(began, p.First.Began).TotalSeconds:F1} s ({p.First.Node} to {p.Second.Node})"));
        return "longest pauses: " + string.Join(", ", pauses);
    }

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}
