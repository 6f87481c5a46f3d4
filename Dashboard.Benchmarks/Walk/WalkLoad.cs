using System.Globalization;
using Microsoft.Playwright;

namespace Dashboard.Benchmarks.Walk;

/// <summary>
/// Measures a headline's whole way through the delivered product: a source serves a new item, the poll is fired, and a number of
/// open streams and one browser wait for it. Says also how long a cold start takes and what the process holds at rest.
/// </summary>
internal static class WalkLoad
{
    private const int Warm = 5;
    private const string Watch =
        """
        () => {
          window.seen = new Map();
          const look = () => {
            const now = performance.timeOrigin + performance.now();
            for (const words of document.querySelectorAll(".ticker-line .words")) if (!window.seen.has(words.textContent)) window.seen.set(words.textContent, now);
          };
          new MutationObserver(look).observe(document.querySelector(".ticker"), { subtree: true, childList: true, characterData: true });
          look();
        }
        """;

    /// <summary>Runs it and prints one line a figure.</summary>
    /// <param name="args">How many streams (100), how many headlines (50).</param>
    public static async Task RunAsync(string[] args)
    {
        var streams = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100;
        var headlines = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 50;
        await using var source = await WalkSource.StartAsync();
        await using var product = await WalkProduct.StartAsync(source.Host);
        Say("cold start to the first page", $"{product.FirstPage.TotalSeconds:F2} s");
        Say("resident at rest", $"{product.ResidentMegabytes:F0} MB");
        var id = (await product.PostAsync("/api/sources", new { url = source.Feed, name = "Agence", schedule = new { interval = "06:00:00" } })).GetProperty("id").GetInt32();

        using var stop = new CancellationTokenSource();
        var screens = Enumerable.Range(0, streams).Select(_ => new WalkScreen(product.Address)).ToList();
        var listening = screens.ConvertAll(s => s.ListenAsync(stop.Token));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
        var page = await FrontPageAsync(browser, product.Address);

        var dom = new List<double>();
        IReadOnlyList<(string Limit, double Count)> warm = [];
        for (var i = 0; i < headlines + Warm; i++)
        {
            warm = i == Warm ? await product.LagAsync() : warm;
            var title = $"Dépêche numéro {i} de la mesure";
            var began = Now();
            source.Release(title);
            await product.PostAsync($"/api/sources/{id}/poll", new { });
            await page.WaitForFunctionAsync("title => window.seen.has(title)", title);
            if (i >= Warm)
            {
                dom.Add(await page.EvaluateAsync<double>("title => window.seen.get(title)", title) - began);
            }
        }

        await stop.CancelAsync();
        await Task.WhenAll(listening);
        Spread("source serves → ticker's DOM, poll fired", dom);
        Spread($"stored → read by {streams} streams (the commit within)", [.. screens.SelectMany(s => s.Lags.Skip(Warm))]);
        Say($"committed → written to {streams} sockets, by dashboard.live.lag", Shares(warm, await product.LagAsync()));
        Say("deliveries", $"{screens.Sum(s => s.Lags.Count)} of {streams * (headlines + Warm)}");
        Say("resident with them open", $"{product.ResidentMegabytes:F0} MB");
    }

    internal static async Task<IPage> FrontPageAsync(IBrowser browser, string address)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(address + "/");
        await page.EvaluateAsync(Watch);
        return page;
    }

    /// <summary>Milliseconds since 1970, as a browser counts them.</summary>
    internal static double Now() => (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;

    private static string Shares(IReadOnlyList<(string Limit, double Count)> before, IReadOnlyList<(string Limit, double Count)> after)
    {
        var counts = after.Select((bucket, i) => (bucket.Limit, Count: bucket.Count - before[i].Count)).ToList();
        return string.Join(", ", counts.Where(c => c.Count > 0).Select(c => string.Create(CultureInfo.InvariantCulture, $"{100 * c.Count / counts[^1].Count:F1} % in {c.Limit} s")));
    }

    internal static void Spread(string what, List<double> values)
    {
        values.Sort();
        double At(double share) => values[Math.Min(values.Count - 1, (int)(values.Count * share))];
        Say(what, $"p50 {At(0.5):F1} ms, p99 {At(0.99):F1} ms, most {values[^1]:F1} ms");
    }

#pragma warning disable RS0030 // A load program speaks to the terminal.
    internal static void Say(string what, string value) => Console.WriteLine($"{what}: {value}");
#pragma warning restore RS0030
}
