using System.Diagnostics;
using System.Globalization;
using System.Net;
using Dashboard.Tests.Cluster;
using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Walks;

/// <summary>Nodes that share nothing but PostgreSQL and Redis.</summary>
[Collection(Alone.Name)]
public sealed class ManyNodesTests(ITestOutputHelper output)
{
    private const int Patience = 240_000;
    private const int Streams = 12;
    private static readonly TimeSpan TakenOver = TimeSpan.FromSeconds(20);

    [Fact(Timeout = Patience)]
    public async Task Three_nodes_started_at_once_make_one_schema_and_one_administrator_whose_sign_in_outlives_a_node()
    {
        Component.Require(Tools.Missing is null, Tools.Missing ?? "");
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var farm = await SourceFarm.StartAsync(1, seed: 1);
        await using var cluster = await NewsroomCluster.StartAsync(3, farm, ct);
        Assert.Equal([NewsroomCluster.Email], await cluster.Postgres.QueryAsync("SELECT \"Email\" FROM \"AspNetUsers\"", r => r.GetString(0), ct));
        Assert.Equal([1L], await cluster.Postgres.QueryAsync("SELECT count(*) FROM \"Audit\" WHERE \"Act\" = 'account.first-administrator'", r => r.GetInt64(0), ct));

        var page = await DeskAsync(screen, cluster);
        // A cookie is of a host, whatever the port: each node is shown the same one.
        foreach (var node in cluster.Nodes)
        {
            await page.GotoAsync(node.Address + "/desk");
            await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync("Desk");
        }

        await cluster.Nodes[0].KillAsync();
        await cluster.Nodes[1].KillAsync();
        await page.GotoAsync(cluster.Proxy.Address + "/desk");
        await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync("Desk");
    }

    [Fact(Timeout = Patience)]
    public async Task An_open_desk_outlives_the_node_it_came_from()
    {
        Component.Require(Tools.Missing is null, Tools.Missing ?? "");
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var farm = await SourceFarm.StartAsync(1, seed: 1);
        await using var cluster = await NewsroomCluster.StartAsync(2, farm, ct);
        var page = await DeskAsync(screen, cluster);
        // Whichever of the two holds the desk: each dies once.
        for (var i = 0; i < 2; i++)
        {
            await cluster.Nodes[i].KillAsync();
            var title = string.Create(CultureInfo.InvariantCulture, $"Après la panne numéro {i}");
            await cluster.CallAsync(
                cluster.Nodes[1 - i], HttpMethod.Post, "/api/headlines",
                new { title, url = $"https://journal.example/{i}", language = "fr", section = (string?)null, urgency = "normal" }, ct);
            await Assertions.Expect(page.Locator(".desk-row", new() { HasText = title })).ToBeVisibleAsync(new() { Timeout = 60_000 });
            await cluster.Nodes[i].StartAsync(ct);
        }
    }

    [Fact(Timeout = Patience)]
    public async Task Whoever_only_listens_is_served_while_one_node_after_the_other_is_started_anew()
    {
        Component.Require(Tools.Missing is null, Tools.Missing ?? "");
        var ct = TestContext.Current.CancellationToken;
        await using var farm = await SourceFarm.StartAsync(1, seed: 1);
        await using var cluster = await NewsroomCluster.StartAsync(2, farm, ct);
        using var client = StreamListener.Client();
        var open = new List<HttpResponseMessage>();
        foreach (var node in cluster.Nodes)
        {
            await node.StopAsync(ct);
            for (var number = 0; number < Streams; number++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, cluster.Proxy.Address + "/live");
                request.Headers.TryAddWithoutValidation("Cookie", string.Create(CultureInfo.InvariantCulture, $"{ProxyPart.Visitor}=listener-{number}"));
                open.Add(await client.SendAsync(request, ct));
                Assert.Equal(HttpStatusCode.OK, open[^1].StatusCode);
            }

            await node.StartAsync(ct);
        }

        // They were open all the time: nothing but the restarts has told the proxy who lives.
        open.ForEach(o => o.Dispose());
        Assert.Empty(cluster.Proxy.TurnedAway);
    }

    [Fact(Timeout = Patience)]
    public async Task What_a_node_was_polling_when_it_died_another_node_polls_within_twenty_seconds()
    {
        Component.Require(Tools.Missing is null, Tools.Missing ?? "");
        var ct = TestContext.Current.CancellationToken;
        // As many as there are shares: whichever half of them a node holds, it has something to poll.
        await using var farm = await SourceFarm.StartAsync(16, seed: 1);
        await using var cluster = await NewsroomCluster.StartAsync(2, farm, ct);
        await cluster.AddSourcesAsync(farm, ct);
        farm.AnswersAfter = TimeSpan.FromSeconds(2);
        var victim = cluster.Nodes[1];
        await Until.HoldsAsync(() => farm.Asking.Any(a => a.Node == victim.Name), ct);

        var orphans = farm.Asking.Where(a => a.Node == victim.Name).Select(a => a.Source).ToHashSet();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{orphans.Count} sources are being polled by the node that dies"));
        // As when it had done so for days.
        var aged = await cluster.Postgres.QueryAsync("UPDATE qrtz_fired_triggers SET fired_time = fired_time - 864000000000 WHERE job_group = 'shares' RETURNING 1", r => r.GetInt32(0), ct);
        Assert.Equal(16, aged.Count);
        await victim.KillAsync();
        var died = Stopwatch.GetTimestamp();
        farm.AnswersAfter = null;
        await Until.HoldsAsync(() => orphans.All(o => farm.Requests.Any(r => r.Source == o && r.Began > died)), ct);

        var took = orphans.Max(o => Stopwatch.GetElapsedTime(died, farm.Requests.Where(r => r.Source == o && r.Began > died).Min(r => r.Began)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{orphans.Count} sources taken over after {took.TotalSeconds:F1} s"));
        Assert.InRange(took, TimeSpan.Zero, TakenOver);
        Assert.Empty(farm.Overlaps);
    }

    private static async Task<IPage> DeskAsync(Screen screen, NewsroomCluster cluster)
    {
        var page = await screen.PageAsync();
        await page.GotoAsync(cluster.Proxy.Address + "/account/login?ReturnUrl=%2Fdesk");
        await page.FillAsync("#email", NewsroomCluster.Email);
        await page.FillAsync("#password", NewsroomCluster.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.EndsWith("/desk", StringComparison.Ordinal));
        return page;
    }
}
