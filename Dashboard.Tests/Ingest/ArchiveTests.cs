using System.Globalization;
using Dashboard.Ingest;
using Dashboard.Shared.Live;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Ingest;

public sealed class ArchiveTests
{
    private const int Patience = 60_000;

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_source_that_changes_all_identifiers_and_links_shows_nothing_twice(string database)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken, database);
        Serve(host, Feed(30, "a", day: 1));
        var id = await host.AddAsync();
        Assert.Equal(30, (await host.HeadlinesAsync()).Count);
        foreach (var form in new[] { "b", "c", "d", "e" })
        {
            Serve(host, Feed(30, form, day: 1));
            await host.PollAsync(id);
        }

        Assert.Equal(30, (await host.HeadlinesAsync()).Count);
        Assert.Null((await host.RowAsync(id)).FailureCode);
        await using var db = host.Db();
        Assert.InRange(await db.HeadlineKeys.CountAsync(TestContext.Current.CancellationToken), 30, 30 * 8);
    }

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_archive_that_comes_at_once_is_held_and_said_and_published_when_a_person_asks(string database)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct, database);
        host.Agency.Release();
        var id = await host.AddAsync();
        Serve(host, Feed(120, "archive", day: 1));
        await PollInTurnAsync(host, id);

        Assert.Single(await host.HeadlinesAsync());
        var row = await host.RowAsync(id);
        Assert.Equal((PollBook.Held, "120", 0, (string?)null), (row.FailureCode, Assert.Single(row.FailureArguments), row.ConsecutiveFailures, row.ETag));
        await using (var db = host.Db())
        {
            var run = await db.SourceRuns.OrderByDescending(r => r.Id).FirstAsync(ct);
            Assert.Equal((PollBook.Held, "120", 0), (run.FailureCode, Assert.Single(run.FailureArguments), run.New));
            Assert.True(await db.Events.AnyAsync(e => e.Kind == LiveEvents.SourceChanged && e.Payload!.Contains("\"held\""), ct));
        }

        await PollInTurnAsync(host, id);
        Assert.Single(await host.HeadlinesAsync());
        await host.PollAsync(id);
        Assert.Equal(121, (await host.HeadlinesAsync()).Count);
        Assert.Null((await host.RowAsync(id)).FailureCode);
    }

    [Fact(Timeout = Patience)]
    public async Task News_beside_an_archive_that_is_held_goes_out()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        host.Agency.Release();
        var id = await host.AddAsync();
        Serve(host, Feed(120, "archive", day: 1));
        await PollInTurnAsync(host, id);
        Serve(host, Feed(2, "nouvelle", day: 0) + Feed(120, "archive", day: 1));
        await PollInTurnAsync(host, id);
        Assert.Equal(3, (await host.HeadlinesAsync()).Count);
        Assert.Equal((PollBook.Held, "120"), ((await host.RowAsync(id)).FailureCode, Assert.Single((await host.RowAsync(id)).FailureArguments)));
    }

    [Theory(Timeout = Patience)]
    [InlineData(150, 151)]
    [InlineData(250, 1)]
    public async Task Undated_news_is_held_only_when_it_is_a_flood(int entries, int shown)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        host.Agency.Release();
        var id = await host.AddAsync();
        Serve(host, string.Concat(Enumerable.Range(0, entries).Select(n => Item($"u-{n}", $"Sans date {n}", n))));
        await PollInTurnAsync(host, id);
        Assert.Equal(shown, (await host.HeadlinesAsync()).Count);
    }

    [Fact(Timeout = Patience)]
    public async Task Much_that_is_new_is_no_archive()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        host.Agency.Release();
        var id = await host.AddAsync();
        Serve(host, Feed(60, "news", day: 0));
        await PollInTurnAsync(host, id);
        Assert.Equal(61, (await host.HeadlinesAsync()).Count);
    }

    [Fact(Timeout = Patience)]
    public async Task Two_servers_that_take_turns_do_not_rewrite_a_headline_for_ever()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        Serve(host, Item("1", "Ce que dit le premier", 1));
        var id = await host.AddAsync();
        for (var turn = 0; turn < 6; turn++)
        {
            Serve(host, Item(turn % 2 == 0 ? "x-1" : "1", turn % 2 == 0 ? "Ce que dit l’autre" : "Ce que dit le premier", 1));
            await host.PollAsync(id);
        }

        Assert.Equal(3, Assert.Single(await host.HeadlinesAsync()).Versions.Count);
    }

    [Fact(Timeout = Patience)]
    public async Task An_identifier_that_changes_only_case_or_white_space_is_the_same_article_and_two_in_one_document_are_two()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        Serve(host, Item("Urn:A", "Un titre", 1));
        var id = await host.AddAsync();
        Serve(host, Item(" \n urn:a ", "Un titre", 1));
        await host.PollAsync(id);
        Assert.Single(await host.HeadlinesAsync());
        Serve(host, Item("clé", "Un autre", 2) + Item("CLÉ", "Encore un autre", 3));
        await host.PollAsync(id);
        Assert.Equal(3, (await host.HeadlinesAsync()).Count);
    }

    [Fact(Timeout = Patience)]
    public async Task An_entry_dated_far_in_the_future_has_no_date()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        Serve(host, "<item><guid>f</guid><title>Demain</title><link>https://journal.example/f</link><pubDate>Fri, 01 Jan 2100 00:00:00 GMT</pubDate></item>");
        await host.AddAsync();
        Assert.Null(Assert.Single(await host.HeadlinesAsync()).PublishedAt);
    }

    // As its own timer would, not as a person asks.
    private static async Task PollInTurnAsync(IngestHost host, int id) =>
        Assert.NotNull(await ((SourcePoll)host.Services.GetService(typeof(SourcePoll))!).RunAsync(id, PollCause.Turn, host.Now, TestContext.Current.CancellationToken));

    private static void Serve(IngestHost host, string items) => host.Agency.Instead = context =>
    {
        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        return context.Response.WriteAsync($"<rss version=\"2.0\"><channel><title>A</title>{items}</channel></rss>");
    };

    private static string Feed(int items, string form, int day)
    {
        var date = TimeProvider.System.GetUtcNow().AddDays(-30 * day).ToString("r", CultureInfo.InvariantCulture);
        return string.Concat(Enumerable.Range(0, items).Select(n =>
            $"<item><guid isPermaLink=\"false\">{form}-{n}</guid><title>Titre {(form.Length == 1 ? "" : form)} numéro {n}</title><link>https://journal.example/{form}/{n}</link><pubDate>{date}</pubDate></item>"));
    }

    private static string Item(string id, string title, int link) =>
        $"<item><guid isPermaLink=\"false\">{id}</guid><title>{title}</title><link>https://journal.example/{link}</link></item>";
}
