using System.Diagnostics;
using System.Globalization;
using System.Net;
using Dashboard.Storage.Reach;
using Dashboard.Tests.Cluster;
using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Walks;

/// <summary>What still works while a part of the installation is away.</summary>
[Collection(Alone.Name)]
public sealed class DegradedTests(ITestOutputHelper output)
{
    private const int Patience = 240_000;
    private const string Away = "La base de données ne répond pas";
    private static readonly TimeSpan WithoutRedis = TimeSpan.FromSeconds(3);
    private static readonly HttpMessageInvoker Client = StreamListener.Client();

    [Fact(Timeout = Patience)]
    public async Task Without_Redis_headlines_come_within_three_seconds_and_without_PostgreSQL_streams_stay_and_pages_say_so()
    {
        Component.Require(Tools.Missing is null, Tools.Missing ?? "");
        var ct = TestContext.Current.CancellationToken;
        await using var farm = await SourceFarm.StartAsync(2, seed: 1);
        await using var cluster = await NewsroomCluster.StartAsync(2, farm, ct);
        var other = new StreamListener(Client, cluster.Nodes[1].Address, 1, TimeProvider.System);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var listening = other.ListenAsync(end.Token);

        await HeardSoonAsync(1);
        await cluster.Redis.FreezeAsync();
        // Whoever stores does not wait for a Redis that stands still, whose answer would be given up after five seconds.
        Assert.InRange(await HeardSoonAsync(2), TimeSpan.Zero, WithoutRedis);
        await cluster.Redis.ThawAsync();
        await cluster.Redis.KillAsync();
        await HeardSoonAsync(3);

        await cluster.Redis.StartAsync(ct);
        await cluster.AddSourcesAsync(farm, ct);
        await cluster.Postgres.KillAsync();
        var node = cluster.Nodes[1];
        await Until.HoldsAsync(async () => await AskAsync(node, "/health/ready", "*/*", ct) is (HttpStatusCode.ServiceUnavailable, var parts) && parts.Contains("\"database\":\"away\"", StringComparison.Ordinal), ct);
        foreach (var (path, words) in new[] { ("/?lang=fr", "lang=\"fr\""), ("/search?lang=ar&q=x", "lang=\"ar\""), ("/articles/1?lang=en", "lang=\"en\"") })
        {
            var (status, page) = await AskAsync(node, path, "text/html", ct);
            Assert.Equal((path, HttpStatusCode.ServiceUnavailable), (path, status));
            Assert.Contains(words, page, StringComparison.Ordinal);
            Assert.Contains("<h1", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Npgsql", page, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AskAsync(node, "/api/headlines", "application/json", ct)).Status);
        farm.Release(0);
        farm.Release(1);
        await cluster.Postgres.StartAsync(ct);
        var back = Stopwatch.GetTimestamp();
        await other.Heard.ReachAsync(5).WaitAsync(ct);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"after PostgreSQL came back: {Stopwatch.GetElapsedTime(back).TotalSeconds:F1} s"));
        Assert.Equal(1, other.Heard.Connections);
        Assert.Empty(other.Heard.Faults);
        await end.CancelAsync();
        await listening;

        // Answers how long storing it took.
        async Task<TimeSpan> HeardSoonAsync(int number)
        {
            var filed = Stopwatch.GetTimestamp();
            await FileAsync(cluster, number, ct);
            var written = Stopwatch.GetTimestamp();
            await other.Heard.ReachAsync(number).WaitAsync(ct);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"without Redis: {Stopwatch.GetElapsedTime(written).TotalSeconds:F2} s"));
            Assert.InRange(Stopwatch.GetElapsedTime(written), TimeSpan.Zero, WithoutRedis);
            return Stopwatch.GetElapsedTime(filed, written);
        }
    }

    [Fact(Timeout = Patience)]
    public async Task A_PostgreSQL_that_stands_still_is_noticed_within_ten_seconds_and_then_told_at_once_to_staff_too()
    {
        Component.Require(Tools.Missing is null, Tools.Missing ?? "");
        var ct = TestContext.Current.CancellationToken;
        await using var farm = await SourceFarm.StartAsync(1, seed: 1);
        await using var cluster = await NewsroomCluster.StartAsync(1, farm, ct);
        await using var screen = await Screen.OpenAsync();
        var node = cluster.Nodes[0];
        await FileAsync(cluster, 1, ct);
        var staff = await screen.PageAsync();
        await SignInAsync(staff, node, "/desk");
        await Assertions.Expect(staff.Locator("main h1")).ToHaveTextAsync("Desk");

        Assert.Contains("Titre maison 1", await FirstAsync(node, 5, ct), StringComparison.Ordinal);

        await cluster.Postgres.FreezeAsync();
        var frozen = Stopwatch.GetTimestamp();
        // Asked before anybody knows, and still waiting when it is noticed.
        string[] pages = ["/?lang=fr", "/articles/1?lang=fr", "/search?lang=fr&q=titre"];
        var first = await Task.WhenAll(pages.Select(path => AskAsync(node, path, "text/html", ct)));
        Assert.All(first, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status));
        Assert.Contains("<h1", first[0].Body, StringComparison.Ordinal);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"noticed: {Stopwatch.GetElapsedTime(frozen).TotalSeconds:F1} s"));
        Assert.InRange(Stopwatch.GetElapsedTime(frozen), TimeSpan.Zero, TimeSpan.FromSeconds(10));

        var noticed = Stopwatch.GetTimestamp();
        foreach (var path in (string[])[.. pages, "/api/headlines", "/images/AAAAAAAAAAAAAAAAAAAAAA/report", "/health/ready"])
        {
            Assert.Equal((path, HttpStatusCode.ServiceUnavailable), (path, (await AskAsync(node, path, "*/*", ct)).Status));
        }

        // Newcomers start with what was read last; of what only the database knows they are sent back, to come again.
        Assert.Contains("Titre maison 1", await FirstAsync(node, 48, ct), StringComparison.Ordinal);
        Assert.StartsWith("retry:", (await AskAsync(node, "/live?last=48&language=fr", "text/event-stream", ct)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(node, "/health/live", "*/*", ct)).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(node, "/public.css", "*/*", ct)).Status);
        // For as long as it lasts, until the desk has asked the database in vain how its person stands, which is longer than a session is
        // believed: at once, but for the moments in which the driver blocks threads to take back what it waited for.
        var took = new List<TimeSpan>();
        await Until.HoldsAsync(async () =>
        {
            var asked = Stopwatch.GetTimestamp();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AskAsync(node, "/?lang=fr", "text/html", ct)).Status);
            took.Add(Stopwatch.GetElapsedTime(asked));
            return node.Output.Any(line => line.Contains("stays signed in", StringComparison.Ordinal));
        }, ct);
        took.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"told {took.Count} times: p50 {took[took.Count / 2].TotalMilliseconds:F1} ms, most {took[^1].TotalSeconds:F1} s"));
        Assert.InRange(took[took.Count / 2], TimeSpan.Zero, TimeSpan.FromMilliseconds(250));
        Assert.InRange(took[^1], TimeSpan.Zero, TimeSpan.FromSeconds(15));
        // Whoever is turned away leaves no trace of a fault; those who were waiting may.
        Assert.InRange(node.Output.Count(line => line.Contains(nameof(DatabaseAwayException), StringComparison.Ordinal)), 0, pages.Length);
        Assert.DoesNotContain(node.Output, line => line.Contains("unhandled exception was thrown by the application", StringComparison.Ordinal));
        // In another tab: the desk tries to come back by itself.
        var tab = await staff.Context.NewPageAsync();
        var told = await tab.GotoAsync(node.Address + "/sources", new() { Timeout = 20_000 });
        Assert.Equal(503, told!.Status);
        await Assertions.Expect(tab.Locator("h1")).ToBeVisibleAsync();

        await cluster.Postgres.ThawAsync();
        await Until.HoldsAsync(async () => (await AskAsync(node, "/?lang=fr", "text/html", ct)).Status == HttpStatusCode.OK, ct);
        await FileAsync(cluster, 2, ct);
        await Assertions.Expect(staff.Locator(".desk-row", new() { HasText = "Titre maison 2" })).ToBeVisibleAsync(new() { Timeout = 90_000 });
    }

    [Fact(Timeout = Patience)]
    public async Task Staff_keep_what_is_on_their_screens_while_PostgreSQL_is_down_and_go_on_without_a_reload()
    {
        Component.Require(Tools.Missing is null, Tools.Missing ?? "");
        var ct = TestContext.Current.CancellationToken;
        await using var farm = await SourceFarm.StartAsync(2, seed: 1);
        await using var cluster = await NewsroomCluster.StartAsync(1, farm, ct);
        await using var screen = await Screen.OpenAsync();
        var node = cluster.Nodes[0];
        await cluster.AddSourcesAsync(farm, ct);
        await FileAsync(cluster, 1, ct);
        var desk = await screen.PageAsync(new() { Locale = "fr-FR" });
        await SignInAsync(desk, node, "/desk");
        await desk.Locator(".desk-row", new() { HasText = "Titre maison 1" }).ClickAsync();
        await desk.Locator(".closing .mud-button-outlined-error").ClickAsync();
        var reason = desk.Locator(".mud-dialog input.mud-input-slot, .mud-dialog textarea").Last;
        await reason.FillAsync("Ordonnance du 12");
        var sources = await desk.Context.NewPageAsync();
        await sources.GotoAsync(node.Address + "/sources");
        await sources.Locator(".board tbody tr").First.ClickAsync();
        var moderation = await desk.Context.NewPageAsync();
        await moderation.GotoAsync(node.Address + "/moderation");
        await Assertions.Expect(moderation.Locator("main h1")).ToBeVisibleAsync();

        await cluster.Postgres.KillAsync();
        await Until.HoldsAsync(() => Task.FromResult(node.Output.Any(line => line.Contains("The database is down", StringComparison.Ordinal))), ct);
        var before = node.Printed;
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AskAsync(node, "/?lang=fr", "text/html", ct)).Status);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lines of log while 100 were told: {node.Printed - before}"));
        Assert.InRange(node.Printed - before, 0, 100);

        foreach (var page in new[] { desk, sources, moderation })
        {
            await Assertions.Expect(page.Locator(".lost-line.away", new() { HasText = Away })).ToBeVisibleAsync();
        }

        // An act is said not to be done, and what was being written stays.
        await desk.Locator(".mud-dialog .mud-button-filled-error").ClickAsync();
        await Assertions.Expect(desk.Locator(".mud-snackbar", new() { HasText = Away })).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await Assertions.Expect(reason).ToHaveValueAsync("Ordonnance du 12");
        await sources.Locator(".acts button").First.ClickAsync();
        await Assertions.Expect(sources.Locator(".mud-snackbar", new() { HasText = Away })).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await Assertions.Expect(sources.Locator(".board tbody tr")).ToHaveCountAsync(2);
        // A page that has nothing to show says what it waits for.
        await moderation.Locator(".bar-nav a[href='/sources']").ClickAsync();
        await Assertions.Expect(moderation.Locator("main .empty[role=alert]")).ToContainTextAsync(Away);

        await cluster.Postgres.StartAsync(ct);
        await Assertions.Expect(moderation.Locator(".board tbody tr")).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await desk.Locator(".mud-dialog .mud-button-filled-error").ClickAsync();
        await Assertions.Expect(desk.Locator(".mud-dialog")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        foreach (var page in new[] { desk, sources, moderation })
        {
            await Assertions.Expect(page.Locator(".lost-line.away", new() { HasText = Away })).Not.ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("#blazor-error-ui")).Not.ToBeVisibleAsync();
        }
    }

    private static async Task SignInAsync(IPage page, NodePart node, string path)
    {
        await page.GotoAsync($"{node.Address}/account/login?ReturnUrl={Uri.EscapeDataString(path)}");
        await page.FillAsync("#email", NewsroomCluster.Email);
        await page.FillAsync("#password", NewsroomCluster.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main h1")).ToBeVisibleAsync();
    }

    private static async Task FileAsync(NewsroomCluster cluster, int number, CancellationToken ct) => await cluster.CallAsync(
        cluster.Nodes[0], HttpMethod.Post, "/api/headlines",
        new { title = $"Titre maison {number}", url = $"https://journal.example/{number}", language = "fr", section = (string?)null, urgency = "normal" }, ct);

    // The first headline that a newcomer's stream brings.
    private static async Task<string?> FirstAsync(NodePart node, int last, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"{node.Address}/live?last={last}"));
        using var response = await Client.SendAsync(request, ct);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(ct));
        while (await reader.ReadLineAsync(ct).AsTask().WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, ct) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                return line;
            }
        }

        return null;
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(NodePart node, string path, string accept, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, node.Address + path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await Client.SendAsync(request, ct);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(ct));
    }
}
