using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Npgsql;

namespace Dashboard.Benchmarks.Walk;

/// <summary>
/// Measures how long a picture stays on an open page after the last report that it takes: two nodes on one Redis and one
/// PostgreSQL (<c>REDIS_TEST</c>, <c>POSTGRES_TEST</c>), reports to one, a browser on the other.
/// </summary>
internal static class BlockLoad
{
    private const int Reporters = 3;
    private const string Watch =
        """
        name => {
          window.blockedAt = 0;
          const look = () => {
            if (!window.blockedAt && document.querySelector(`[data-image="${name}"][data-blocked]`)) window.blockedAt = performance.timeOrigin + performance.now();
          };
          new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
          look();
        }
        """;

    /// <summary>Runs it and prints one line a figure.</summary>
    /// <param name="args">How many pictures are blocked (30).</param>
    public static async Task RunAsync(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 30;
        var redis = Environment.GetEnvironmentVariable("REDIS_TEST") ?? throw new InvalidOperationException("REDIS_TEST names no Redis.");
        await using var database = await Database.MakeAsync();
        await using var source = await WalkSource.StartAsync(hasPictures: true);
        (string, string)[] shared =
        [
            ("ConnectionStrings__Postgres", database.Connection), ("ConnectionStrings__Redis", redis), ("Live__Channel", "measure:" + database.Name),
            ("Proxy__Trusted__0", "127.0.0.0/8"), ("Moderation__BlocksPerHour", "1000"), ("Ingest__MinimumInterval", "00:00:01"),
        ];
        await using var one = await WalkProduct.StartAsync(source.Host, shared);
        await using var other = await WalkProduct.StartAsync(source.Host, shared);
        var id = (await one.PostAsync("/api/sources", new { url = source.Feed, name = "Agence", schedule = new { interval = "06:00:00" } })).GetProperty("id").GetInt32();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
        var page = await browser.NewPageAsync();
        var times = new List<double>();
        for (var round = 0; round < rounds + 1; round++)
        {
            var (image, article) = await PublishAsync(one, source, id, round);
            await page.GotoAsync(other.Address + article);
            await page.WaitForSelectorAsync($"[data-image=\"{image}\"]");
            await page.EvaluateAsync(Watch, image);
            var began = await ReportAsync(one, image, round);
            await page.WaitForFunctionAsync("() => window.blockedAt > 0");
            // The first round warms both nodes.
            if (round > 0)
            {
                times.Add(await page.EvaluateAsync<double>("() => window.blockedAt") - began);
            }
        }

        times.Sort();
        WalkLoad.Spread($"report number {Reporters} sent to one node → placeholder on a page of another", times);
    }

    private static async Task<(string Image, string Article)> PublishAsync(WalkProduct node, WalkSource source, int sourceId, int round)
    {
        var title = $"Image numéro {round} de la mesure";
        source.Release(title);
        await node.PostAsync($"/api/sources/{sourceId}/poll", new { });
        while (true)
        {
            var latest = (await node.GetAsync("/api/headlines?limit=1")).GetProperty("items");
            if (latest.GetArrayLength() == 1 && latest[0].GetProperty("title").GetString() == title && latest[0].GetProperty("image") is { ValueKind: JsonValueKind.Object } image)
            {
                return (image.GetProperty("id").GetString()!, latest[0].GetProperty("page").GetString()!);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    // Each reporter comes from a network of its own; the answer is the moment before the last report leaves.
    private static async Task<double> ReportAsync(WalkProduct node, string image, int round)
    {
        var began = 0.0;
        for (var reporter = 0; reporter < Reporters; reporter++)
        {
            using var client = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{node.Address}/api/images/{image}/reports")) { Content = JsonContent.Create(new { reason = "violence" }) };
            request.Headers.Add("X-Forwarded-For", string.Create(CultureInfo.InvariantCulture, $"20.{round}.{reporter}.7"));
            began = WalkLoad.Now();
            using var response = await client.SendAsync(request);
            response.EnsureSuccessStatusCode();
        }

        return began;
    }

    /// <summary>A database of its own on the server that <c>POSTGRES_TEST</c> names, dropped at the end.</summary>
    private sealed class Database(string server, string name) : IAsyncDisposable
    {
        public string Name => name;

        public string Connection { get; } = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;

        public static Task<Database> MakeAsync()
        {
            var server = Environment.GetEnvironmentVariable("POSTGRES_TEST") ?? throw new InvalidOperationException("POSTGRES_TEST names no PostgreSQL.");
            return Task.FromResult(new Database(server, $"measure_{Stopwatch.GetTimestamp()}"));
        }

        public async ValueTask DisposeAsync()
        {
            NpgsqlConnection.ClearAllPools();
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres" }.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
