using System.Diagnostics;
using System.Globalization;
using Dashboard.Tests.Cluster;
using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Walks;

/// <summary>Nodes whose wall clocks are wrong, and jump, while headlines are released.</summary>
[Collection(Alone.Name)]
public sealed class ClockJumpTests(ITestOutputHelper output)
{
    private const int Patience = 240_000;
    // One in each share, so that both nodes poll some however the shares fall.
    private const int Sources = 16;

    // docs/operating.md promises the interval (a second here) and ten seconds more.
    private static readonly TimeSpan Polled = TimeSpan.FromSeconds(11);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly HttpMessageInvoker Client = StreamListener.Client();

    [Fact(Timeout = Patience)]
    public async Task A_node_three_seconds_ahead_takes_its_part_and_every_headline_comes_once_and_in_order()
    {
        using var clock = Clock();
        clock.Set(TimeSpan.FromSeconds(3));
        var ct = TestContext.Current.CancellationToken;
        await using var farm = await SourceFarm.StartAsync(Sources, seed: 1);
        await using var cluster = await StartAsync(farm, clock, ct);
        await using var readers = new NodeReaders(Client, cluster.Nodes, ct);
        await cluster.AddSourcesAsync(farm, ct);
        await Until.HoldsAsync(() => farm.Requests.Select(r => r.Node).Distinct().Count() == 2, ct);
        for (var round = 0; round < 5; round++)
        {
            await ReleaseAsync(farm, readers, ct);
        }

        await HoldsAsync(farm, readers, cluster, ct);
        var seen = await cluster.Postgres.QueryAsync("SELECT \"SeenAt\" FROM \"Headlines\" ORDER BY \"Seq\"", r => r.GetDateTime(0), ct);
        Assert.True(seen.Zip(seen.Skip(1)).All(pair => pair.Second >= pair.First.AddSeconds(-1)), "Times are not the database's.");
    }

    [Fact(Timeout = Patience)]
    public async Task A_node_whose_clock_jumps_an_hour_and_back_loses_doubles_and_delays_nothing()
    {
        using var clock = Clock();
        // From the first start: the keys of cookies and tokens are made then.
        clock.Set(Hour);
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var farm = await SourceFarm.StartAsync(Sources, seed: 1);
        await using var cluster = await StartAsync(farm, clock, ct);
        await using var readers = new NodeReaders(Client, cluster.Nodes, ct);
        await cluster.AddSourcesAsync(farm, ct);
        var page = await screen.PageAsync();
        await SignInAsync(page, cluster.Nodes[1]);
        await Until.HoldsAsync(() => farm.Requests.Select(r => r.Node).Distinct().Count() == 2, ct);
        await ReleaseAsync(farm, readers, ct);
        foreach (var ahead in (TimeSpan[])[TimeSpan.Zero, -Hour, TimeSpan.Zero, Hour])
        {
            await JumpAsync(clock, ahead, cluster.Nodes[1], farm, readers, ct);
            await cluster.CallAsync(cluster.Nodes[1], HttpMethod.Get, "/api/sources", null, ct);
            await page.ReloadAsync();
            await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync("Desk", new() { Timeout = 60_000 });
        }

        await HoldsAsync(farm, readers, cluster, ct);
        // Both still take part.
        var since = Stopwatch.GetTimestamp();
        await Until.HoldsAsync(() => farm.Requests.Where(r => r.Began > since).Select(r => r.Node).Distinct().Count() == 2, ct);
    }

    [Fact(Timeout = Patience)]
    public async Task A_database_whose_clock_jumps_an_hour_and_back_loses_doubles_and_delays_nothing()
    {
        Component.Require(Tools.Missing is null, Tools.Missing ?? "");
        var ct = TestContext.Current.CancellationToken;
        await using var farm = await SourceFarm.StartAsync(Sources, seed: 1);
        await using var cluster = await StartAsync(farm, null, ct);
        await using var readers = new NodeReaders(Client, cluster.Nodes, ct);
        await cluster.AddSourcesAsync(farm, ct);
        await Until.HoldsAsync(() => farm.Requests.Select(r => r.Node).Distinct().Count() == 2, ct);
        await ReleaseAsync(farm, readers, ct);
        foreach (var ahead in (TimeSpan[])[Hour, TimeSpan.Zero])
        {
            var noticed = cluster.Nodes.Select(Jumps).ToList();
            await JumpAsync(
                () => cluster.Postgres.ShiftClockAsync(ahead, ct),
                () => Task.FromResult(cluster.Nodes.Zip(noticed).All(n => Jumps(n.First) > n.Second)),
                ahead, farm, readers, ct);
        }

        Assert.All(cluster.Nodes, node => Assert.Equal(2, Jumps(node)));
        await HoldsAsync(farm, readers, cluster, ct);
        var since = Stopwatch.GetTimestamp();
        await Until.HoldsAsync(() => farm.Requests.Where(r => r.Began > since).Select(r => r.Node).Distinct().Count() == 2, ct);
    }

    [Fact(Timeout = Patience)]
    public async Task A_server_of_its_own_whose_clock_jumps_an_hour_and_back_polls_on_even_after_a_restart()
    {
        using var clock = Clock();
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var farm = await SourceFarm.StartAsync(Sources, seed: 1);
        await using var node = new NodePart(1,
        [
            ("Admin__Email", StaffClient.Email), ("Admin__Password", StaffClient.Password), ("Sources__StarterList", ""), ("Ingest__AllowedPrivateHosts__0", farm.Host),
            ("Ingest__MinimumInterval", "00:00:01"), .. clock.Environment,
        ]);
        using var staff = new StaffClient();
        await node.StartAsync(ct);
        await Until.HoldsAsync(() => IsReady(node), ct);
        await using var readers = new NodeReaders(Client, [node], ct);
        await farm.AddToAsync(staff, node, ct);
        var page = await screen.PageAsync();
        await SignInAsync(page, node);
        await ReleaseAsync(farm, readers, ct);
        foreach (var ahead in (TimeSpan[])[Hour, TimeSpan.Zero, Hour])
        {
            await JumpAsync(clock, ahead, node, farm, readers, ct);
            await page.ReloadAsync();
            await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync("Desk", new() { Timeout = 60_000 });
        }

        // A clock that is put right while the server is off.
        await node.StopAsync(ct);
        clock.Set(TimeSpan.Zero);
        await node.StartAsync(ct);
        await PolledSoonAsync(farm, Stopwatch.GetTimestamp(), "a restart", ct);
        await ReleaseAsync(farm, readers, ct);
        HoldsEach(farm, readers);
        // The page of before reloads itself once the server is back.
        var next = await page.Context.NewPageAsync();
        await next.GotoAsync(node.Address + "/desk");
        await Assertions.Expect(next.Locator("main h1")).ToHaveTextAsync("Desk", new() { Timeout = 60_000 });
    }

    private static async Task<NewsroomCluster> StartAsync(SourceFarm farm, FakeClock? clockOfLast, CancellationToken ct)
    {
        var cluster = await NewsroomCluster.StartAsync(2, farm, clockOfLast, ct);
        await Until.HoldsAsync(() => cluster.Nodes.All(IsReady), ct);
        return cluster;
    }

    // The administrator is made last.
    private static bool IsReady(NodePart node) => node.Output.Any(l => l.StartsWith("Dashboard is ready at ", StringComparison.Ordinal));

    private static FakeClock Clock()
    {
        Component.Require(Tools.Missing is null, Tools.Missing ?? "");
        Component.Require(Tools.FakeTime is not null, "libfaketime (Debian's faketime)");
        return new FakeClock();
    }

    private static async Task SignInAsync(IPage page, NodePart node)
    {
        await page.GotoAsync(node.Address + "/account/login?ReturnUrl=%2Fdesk");
        await page.FillAsync("#email", StaffClient.Email);
        await page.FillAsync("#password", StaffClient.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.EndsWith("/desk", StringComparison.Ordinal));
    }

    // One of each source, heard by all.
    private static async Task ReleaseAsync(SourceFarm farm, NodeReaders readers, CancellationToken ct)
    {
        for (var source = 0; source < farm.Count; source++)
        {
            farm.Release(source);
        }

        await readers.ReachAsync(farm.Released.Count, ct);
    }

    private Task JumpAsync(FakeClock clock, TimeSpan ahead, NodePart node, SourceFarm farm, NodeReaders readers, CancellationToken ct) => JumpAsync(
        () =>
        {
            clock.Set(ahead);
            return Task.CompletedTask;
        },
        // The server stamps its answers with the machine's time.
        async () => (await DateAsync(node, ct) - TimeProvider.System.GetUtcNow() - ahead).Duration() < TimeSpan.FromSeconds(5),
        ahead, farm, readers, ct);

    private async Task JumpAsync(Func<Task> set, Func<Task<bool>> isSet, TimeSpan ahead, SourceFarm farm, NodeReaders readers, CancellationToken ct)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"the jump to {ahead.TotalMinutes:+0;-0;0} min");
        await set();
        var jumped = Stopwatch.GetTimestamp();
        await Until.HoldsAsync(isSet, ct);
        var noticed = Stopwatch.GetTimestamp();
        await PolledSoonAsync(farm, jumped, what, ct);
        await PolledSoonAsync(farm, noticed, what + " was noticed", ct);
        await ReleaseAsync(farm, readers, ct);
        // A second each and a few seconds of slack: nobody is asked more often to make up for it.
        var seconds = Stopwatch.GetElapsedTime(jumped).TotalSeconds;
        Assert.All(farm.Requests.Where(r => r.Began > jumped).CountBy(r => r.Source), count => Assert.InRange(count.Value, 1, (int)seconds + 4));
    }

    private static int Jumps(NodePart node) => node.Output.Count(l => l.Contains("The clock jumped by", StringComparison.Ordinal));

    private static async Task<DateTimeOffset> DateAsync(NodePart node, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, node.Address + "/health/live");
        using var response = await Client.SendAsync(request, ct);
        return response.Headers.Date!.Value;
    }

    private async Task PolledSoonAsync(SourceFarm farm, long since, string what, CancellationToken ct)
    {
        await Until.HoldsAsync(() => farm.Requests.Where(r => r.Began > since).Select(r => r.Source).Distinct().Count() == farm.Count, ct);
        var took = farm.Requests.Where(r => r.Began > since).GroupBy(r => r.Source).Max(g => Stopwatch.GetElapsedTime(since, g.Min(r => r.Began)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"after {what} every source was polled within {took.TotalSeconds:F1} s"));
        Assert.InRange(took, TimeSpan.Zero, Polled);
    }

    private static async Task HoldsAsync(SourceFarm farm, NodeReaders readers, NewsroomCluster cluster, CancellationToken ct)
    {
        HoldsEach(farm, readers);
        Assert.Empty(farm.Overlaps);
        var stored = await cluster.Postgres.QueryAsync("SELECT \"Title\" FROM \"Headlines\" ORDER BY \"Seq\"", r => r.GetString(0), ct);
        Assert.All(readers.All, reader => Assert.Equal(stored, reader.Titles));
    }

    private static void HoldsEach(SourceFarm farm, NodeReaders readers)
    {
        foreach (var reader in readers.All)
        {
            Assert.Empty(reader.Faults);
            Assert.Equal(farm.Released.Order(StringComparer.Ordinal), reader.Titles.Order(StringComparer.Ordinal));
            // Of one source in the order of their release.
            Assert.All(reader.Titles.GroupBy(t => t[^2..]), of => Assert.Equal(of.Order(StringComparer.Ordinal), of));
        }
    }
}
