using System.Diagnostics;
using System.Globalization;
using Dashboard.Benchmarks.Walk;

namespace Dashboard.Benchmarks.Memory;

/// <summary>
/// Looks whether the delivered product's memory stays flat: a source that releases five headlines a second and pictures with them,
/// streams that stay open, pages asked for all the time. At each interval the process makes a full collection and says what it holds.
/// </summary>
internal static class MemoryLoad
{
    private const int Streams = 50;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);
    private static readonly string[] Pages = ["/", "/search?q=dépêche", "/api/headlines?limit=50", "/health/ready"];

    /// <summary>Runs it and prints one line an interval.</summary>
    /// <param name="args">How many minutes (5).</param>
    public static async Task RunAsync(string[] args)
    {
        var minutes = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        await using var source = await WalkSource.StartAsync(hasPictures: true);
        await using var product = await WalkProduct.StartAsync(source.Host, [("Ingest__MinimumInterval", "00:00:01"), ("Ingest__HostSpacing", "00:00:00")]);
        await product.PostAsync("/api/sources", new { url = source.Feed, name = "Agence", schedule = new { interval = "00:00:01" } });
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
        var screens = Enumerable.Range(0, Streams).Select(_ => new WalkScreen(product.Address)).ToList();
        var load = screens.ConvertAll(s => s.ListenAsync(stop.Token));
        load.Add(ReleaseAsync(source, stop.Token));
        load.Add(ReadAsync(product.Address, stop.Token));
        var began = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Interval);
        while (!stop.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            var heap = await HeapReading.TakeAsync(product.ProcessId);
            WalkLoad.Say(
                string.Create(CultureInfo.InvariantCulture, $"after {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s"),
                string.Create(CultureInfo.InvariantCulture, $"heap {heap / 1048576.0:F1} MB after a full collection, resident {product.ResidentMegabytes:F0} MB, {screens[0].Lags.Count} headlines, {screens.Sum(s => s.Lags.Count)} deliveries"));
        }

        await Task.WhenAll(load);
    }

    private static async Task ReleaseAsync(WalkSource source, CancellationToken ct)
    {
        for (var number = 0; !ct.IsCancellationRequested; number++)
        {
            source.Release($"Dépêche numéro {number} de la longue mesure");
            await Task.Delay(Pace, CancellationToken.None);
        }
    }

    private static async Task ReadAsync(string address, CancellationToken ct)
    {
        using var client = new HttpClient();
        for (var number = 0; !ct.IsCancellationRequested; number++)
        {
            await client.GetStringAsync(new Uri(address + Pages[number % Pages.Length]), CancellationToken.None);
            await Task.Delay(Pace, CancellationToken.None);
        }
    }
}
