using System.Globalization;
using Dashboard.Tests.Cluster;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Walks;

/// <summary>"Nothing is ever lost", tried on real processes. CHAOS_SEED repeats a walk; CONTRIBUTING.md has the long one.</summary>
[Collection(Alone.Name)]
public sealed class ChaosWalkTests(ITestOutputHelper output)
{
    private const int Patience = 420_000;

    [Fact(Timeout = Patience)]
    public Task Whatever_is_killed_frozen_or_cut_every_client_has_every_headline_once_and_in_order() =>
        WalkAsync(new ChaosSettings { Seed = Seed() }, TestContext.Current.CancellationToken);

    [Fact(Timeout = Patience)]
    public Task A_rolling_restart_loses_and_doubles_nothing() =>
        WalkAsync(new ChaosSettings { Seed = Seed(), Course = Course.RollingRestart, Streams = 10, HubClients = 4 }, TestContext.Current.CancellationToken);

    private static int Seed() =>
        Environment.GetEnvironmentVariable("CHAOS_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next(1, 1_000_000);

    private async Task WalkAsync(ChaosSettings settings, CancellationToken ct)
    {
        Component.Require(Tools.Missing is null, Tools.Missing ?? "");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {settings.Seed}"));
        await using var screen = await Screen.OpenAsync();
        await using var farm = await SourceFarm.StartAsync(settings.Sources, settings.Seed);
        await using var cluster = await NewsroomCluster.StartAsync(settings.Nodes, farm, ct);
        var pages = new List<PageListener>();
        for (var number = 1; number <= settings.Pages; number++)
        {
            pages.Add(new PageListener(await screen.PageAsync(), cluster.Proxy.Address, number));
            await pages[^1].OpenAsync();
        }

        var report = await new ChaosWalk(settings, TimeProvider.System).RunAsync(cluster, farm, pages, ct);
        output.WriteLine(report.ToString());
        Assert.True(report.Faults.Count == 0, report.ToString());
    }
}
