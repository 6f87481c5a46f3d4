using Dashboard.Shared.Live;
using Dashboard.Sources;
using Dashboard.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Ingest;

/// <summary>Sources that answer with something else than a feed.</summary>
public sealed class PollFailureTests
{
    private const int Patience = 60_000;

    [Theory(Timeout = Patience)]
    [InlineData(200, "text/html", "<!doctype html><html><body><p>Bonjour</p></body></html>", "html-page")]
    [InlineData(200, "text/html", "<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={}</script></body></html>", "challenge")]
    [InlineData(200, "text/html", "<html><body>Bonjour<script src=\"/cdn-cgi/challenge-platform/scripts/jsd/main.js\"></script></body></html>", "html-page")]
    [InlineData(200, "text/plain", "rien de tel", "not-a-feed")]
    [InlineData(200, "application/json", "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [", "unreadable")]
    [InlineData(200, "application/rss+xml", "", "empty")]
    [InlineData(500, "text/plain", "non", "server-error")]
    [InlineData(403, "text/plain", "non", "forbidden")]
    [InlineData(429, "text/plain", "non", "rate-limited")]
    public async Task What_is_no_feed_is_a_failure_with_its_class_and_headlines_stay(int status, string type, string body, string code)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        host.Agency.Release();
        var id = await host.AddAsync();
        host.Agency.Instead = context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            return context.Response.WriteAsync(body);
        };
        await host.PollAsync(id);
        var failing = await host.RowAsync(id);
        Assert.Equal((code, 1, SourceState.Active), (failing.FailureCode, failing.ConsecutiveFailures, failing.State));
        Assert.True(failing.NextRunAt > failing.LastRunAt);
        Assert.Single(await host.HeadlinesAsync());

        host.Agency.Instead = null;
        await host.PollAsync(id);
        var well = await host.RowAsync(id);
        Assert.Equal((null, 0), (well.FailureCode, well.ConsecutiveFailures));
        await using var db = host.Db();
        // Added, failed, well again.
        Assert.Equal(3, await db.Events.CountAsync(e => e.Kind == LiveEvents.SourceChanged && e.SourceId == id, TestContext.Current.CancellationToken));
    }

    [Fact(Timeout = Patience)]
    public async Task A_feed_that_breaks_the_rules_of_XML_is_read_and_said_to_until_it_is_orderly_again()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct);
        using var failures = new FailureClasses();
        host.Agency.Instead = context => context.Response.WriteAsync("<rss version=\"2.0\"><channel><title>A</title>\n<item><guid>1</guid><title>Titre & suite</title></item></channel></rss>", ct);
        Assert.Equal("malformed", (await host.Desk.PreviewAsync(new SourceDraft(host.Agency.Address), ct)).Preview?.Note?.Code);
        var id = await host.AddAsync();
        Assert.Equal("Titre & suite", Assert.Single(await host.HeadlinesAsync()).Title);
        var row = await host.RowAsync(id);
        Assert.Equal((2, null, 0), (row.FaultyLine, row.FailureCode, row.ConsecutiveFailures));
        var note = (await host.Services.GetRequiredService<SourceSummaries>().FindAsync(id, ct))!.Health.Note!;
        Assert.Equal("malformed", note.Code);
        Assert.Contains("2", note.Text, StringComparison.Ordinal);
        Assert.Contains("malformed", failures.Heard);

        host.Agency.Instead = null;
        host.Agency.Release();
        await host.PollAsync(id);
        Assert.Null((await host.RowAsync(id)).FaultyLine);
    }

    [Fact(Timeout = Patience)]
    public async Task Who_asks_for_all_polls_can_wait_until_they_are_done()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct);
        var id = await host.AddAsync();
        var before = (await host.RowAsync(id)).LastRunAt!.Value;
        var watch = host.Services.GetRequiredService<PollWatch>();
        var since = TimeProvider.System.GetUtcNow();
        Assert.Equal(1, await watch.WaitAsync(since, TimeSpan.Zero, ct));
        Assert.Equal(1, await host.Desk.PollAllAsync(IngestHost.Somebody, ct));
        Assert.Equal(0, await watch.WaitAsync(since, PollWatch.MostPatience, ct));
        Assert.True((await host.RowAsync(id)).LastRunAt > before);
    }

    [Fact(Timeout = Patience)]
    public async Task Retry_After_is_heeded()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        var id = await host.AddAsync(schedule: new(Interval: TimeSpan.FromSeconds(2)));
        using var polled = host.Polled();
        host.Agency.Instead = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "7200";
            return Task.CompletedTask;
        };
        await polled.NextAsync();
        while ((await host.RowAsync(id)).FailureCode is null)
        {
            await polled.NextAsync();
        }

        var row = await host.RowAsync(id);
        Assert.InRange(row.NextRunAt!.Value, row.LastRunAt!.Value.AddSeconds(7200), row.LastRunAt.Value.AddSeconds(7230));
    }

    [Fact(Timeout = Patience)]
    public async Task A_feed_that_is_gone_closes_its_source_and_keeps_its_headlines()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        host.Agency.Release();
        var id = await host.AddAsync();
        host.Agency.Instead = context =>
        {
            context.Response.StatusCode = 410;
            return Task.CompletedTask;
        };
        await host.PollAsync(id);
        var row = await host.RowAsync(id);
        Assert.Equal((SourceState.Gone, "gone", null), (row.State, row.FailureCode, row.NextRunAt));
        Assert.Single(await host.HeadlinesAsync());
    }
}
