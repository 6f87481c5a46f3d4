using System.Globalization;
using Dashboard.Tests.Cluster;
using Microsoft.Playwright;

namespace Dashboard.Benchmarks.Chaos;

/// <summary>
/// The chaos walk of the tests at the size of a measurement: <c>chaos</c>, five nodes dying in turn during a minute of 50 headlines
/// a second to 500 clients; <c>chaos rolling [seed]</c>, three nodes told to stop and started again in turn, as for an upgrade;
/// <c>chaos long [minutes] [seed]</c>, everything that a seed draws, for as long as wanted. Needs redis-server, nginx, PostgreSQL and Chromium.
/// </summary>
internal static class ChaosLoad
{
    private const int Failed = 1;

    /// <summary>Walks and prints what came of it.</summary>
    /// <param name="args">See above.</param>
    /// <returns>The exit code: 1 when the guarantee did not hold.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (Tools.Missing is { } missing)
        {
            throw new InvalidOperationException($"Absent: {missing}.");
        }

        var settings = Read(args);
        await PublishedProduct.UseAsync(Say);
        Say(string.Create(CultureInfo.InvariantCulture, $"seed {settings.Seed}"));
        await using var farm = await SourceFarm.StartAsync(settings.Sources, settings.Seed);
        await using var cluster = await NewsroomCluster.StartAsync(settings.Nodes, farm, CancellationToken.None);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
        var pages = new List<PageListener>();
        for (var number = 1; number <= settings.Pages; number++)
        {
            pages.Add(new PageListener(await browser.NewPageAsync(), cluster.Proxy.Address, number));
            await pages[^1].OpenAsync();
        }

        var report = await new ChaosWalk(settings, TimeProvider.System).RunAsync(cluster, farm, pages, CancellationToken.None);
        Say(report.ToString());
        return report.Faults.Count == 0 ? 0 : Failed;
    }

    private static ChaosSettings Read(string[] args) => args switch
    {
        ["long", .. var rest] => new ChaosSettings
        {
            Duration = TimeSpan.FromMinutes(Number(rest, 0, 30)),
            Seed = Number(rest, 1, Random.Shared.Next(1, 1_000_000)),
            Pages = 2,
        },
        ["rolling", .. var rest] => new ChaosSettings
        {
            Seed = Number(rest, 0, 1),
            Course = Course.RollingRestart,
            Sources = 25,
            Pages = 0,
        },
        _ => new ChaosSettings
        {
            Seed = Number(args, 0, 1),
            Course = Course.NodesDieInTurn,
            Nodes = 5,
            Sources = 25,
            HeadlinesPerSecond = 50,
            Streams = 450,
            HubClients = 50,
            Pages = 0,
        },
    };

    private static int Number(string[] args, int place, int otherwise) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;

    private static void Say(string what) => Console.WriteLine(what);
}
