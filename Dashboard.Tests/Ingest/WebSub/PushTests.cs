using System.Net;
using System.Text;
using Dashboard.Shared.Live;
using Dashboard.Shared.Sources;
using Dashboard.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Ingest.WebSub;

/// <summary>Pushes over real HTTP: good ones, and those that must not be believed.</summary>
public sealed class PushTests
{
    private const int Patience = 60_000;

    [Theory(Timeout = Patience)]
    [InlineData("sqlite", "sha256")]
    [InlineData("postgres", "sha1")]
    public async Task A_signed_push_is_stored_when_it_is_answered_and_the_hub_is_relied_on_from_then_on(string database, string method)
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken, database);
        var id = await host.SubscribeAsync();
        var before = await host.Ingest.RowAsync(id);
        var item = host.Agency.Release("Poussé par le carrefour");
        Assert.Equal(HttpStatusCode.Accepted, await host.Hub.PushAsync(host.Agency.Part(item), method: method));
        Assert.Equal(["Avant le premier envoi", "Poussé par le carrefour"], await host.TitlesAsync());

        var (row, source) = (await host.RowAsync(), await host.Ingest.RowAsync(id));
        Assert.Equal(row.LeaseUntil, source.PushedUntil);
        Assert.Equal((row.LastPushAt, true), (row.ProvenAt, row.ProvenAt is not null));
        // It was no poll.
        Assert.Equal((before.ETag, before.LastRunAt, before.LastSuccessAt, before.NextRunAt), (source.ETag, source.LastRunAt, source.LastSuccessAt, source.NextRunAt));
        Assert.Equal(before.BodyHash, source.BodyHash);
        host.Agency.Retitle(item, "Poussé par le carrefour, corrigé");
        await host.Hub.PushAsync(host.Agency.Part(item), method: method);
        Assert.Contains("Poussé par le carrefour, corrigé", await host.TitlesAsync());
    }

    [Fact(Timeout = Patience)]
    public async Task Polls_are_slowed_while_the_hub_works_and_back_when_one_finds_what_was_not_pushed()
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken);
        using var polled = host.Ingest.Polled();
        var id = (await host.Ingest.Desk.AddAsync(
            new(host.Agency.Address) { Name = "Agence", Schedule = new SourceScheduleSetting(Interval: TimeSpan.FromHours(1)) }, IngestHost.Somebody, TestContext.Current.CancellationToken)).Source!.Id;
        await polled.NextAsync();
        await host.RoundAsync();
        await host.BecomesAsync(w => w.State == WebSubState.Active);
        await host.Hub.PushAsync(host.Agency.Part(host.Agency.Release()));

        await host.Ingest.PollAsync(id);
        var slowed = (await host.Ingest.RowAsync(id)).NextRunAt - TimeProvider.System.GetUtcNow();
        Assert.InRange(slowed!.Value, TimeSpan.FromHours(5.9), TimeSpan.FromHours(6.7));

        // A hub may take its time with what has just come; what came before is missing.
        host.Agency.Release("Tout juste paru", at: TimeProvider.System.GetUtcNow());
        await host.Ingest.PollAsync(id);
        Assert.NotNull((await host.RowAsync()).ProvenAt);
        await host.AgeAsync(w => w.ProvenAt = w.ProvenAt!.Value.AddHours(-2));
        host.Agency.Release("Jamais poussé", at: TimeProvider.System.GetUtcNow().AddHours(-1));
        await host.Ingest.PollAsync(id);
        var (row, source) = (await host.RowAsync(), await host.Ingest.RowAsync(id));
        Assert.Equal((null, null, 2), (row.ProvenAt, source.PushedUntil, row.PushesDue));

        await host.Hub.PushAsync(host.Agency.Part(host.Agency.Release()));
        Assert.Null((await host.RowAsync()).ProvenAt);
        await host.Hub.PushAsync(host.Agency.Part(host.Agency.Release()));
        Assert.NotNull((await host.RowAsync()).ProvenAt);
    }

    [Theory(Timeout = Patience)]
    [InlineData(null)]
    [InlineData("sha256=00")]
    [InlineData("sha256=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("md5=0000")]
    public async Task A_push_that_is_unsigned_or_forged_stores_nothing_and_causes_one_poll_a_minute(string? signature)
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken);
        await host.SubscribeAsync();
        var forged = Encoding.UTF8.GetBytes("<rss version='2.0'><channel><title>A</title><item><guid>f</guid><title>Inventé de toutes pièces</title></item></channel></rss>");
        using var polled = host.Ingest.Polled();
        host.Agency.Release("Vraiment paru");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.Accepted, await host.Hub.PushAsync(forged, signature));
        }

        await polled.NextAsync();
        Assert.Equal(["Avant le premier envoi", "Vraiment paru"], await host.TitlesAsync());
        Assert.Equal(2, host.Agency.Publisher.Asked.Count(a => a.Target == "/feed"));
        Assert.Null((await host.RowAsync()).ProvenAt);
    }

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_replayed_push_never_brings_an_older_title_back(string database)
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken, database);
        await host.SubscribeAsync();
        var item = host.Agency.Release("Ce qui fut dit d’abord");
        var first = host.Agency.Part(item);
        await host.Hub.PushAsync(first);
        host.Agency.Retitle(item, "Ce qui fut dit ensuite");
        await host.Hub.PushAsync(host.Agency.Part(item));

        Assert.Equal(HttpStatusCode.Accepted, await host.Hub.PushAsync(first));
        // The same again, in other bytes.
        Assert.Equal(HttpStatusCode.Accepted, await host.Hub.PushAsync([.. first, (byte)'\n']));
        Assert.Equal(["Avant le premier envoi", "Ce qui fut dit ensuite"], await host.TitlesAsync());
        await using var db = host.Ingest.Db();
        Assert.Equal(1, await db.Events.CountAsync(e => e.Kind == LiveEvents.HeadlineUpdated, TestContext.Current.CancellationToken));
    }

    [Fact(Timeout = Patience)]
    public async Task A_push_with_an_older_date_of_change_than_what_is_stored_changes_nothing()
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken);
        await host.SubscribeAsync();
        await host.Hub.PushAsync(Atom("Le plus récent", "2026-11-28T07:10:00Z"));
        await host.Hub.PushAsync(Atom("Resté en route", "2026-11-28T07:05:00Z"));
        Assert.Equal(["Avant le premier envoi", "Le plus récent"], await host.TitlesAsync());
        await host.Hub.PushAsync(Atom("Plus récent encore", "2026-11-28T07:15:00Z"));
        Assert.Equal(["Avant le premier envoi", "Plus récent encore"], await host.TitlesAsync());

        static byte[] Atom(string title, string updated) => Encoding.UTF8.GetBytes(
            $"<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title><entry><id>urn:x:1</id><title>{title}</title><link href='https://journal.example/1'/><updated>{updated}</updated></entry></feed>");
    }

    [Fact(Timeout = Patience)]
    public async Task What_is_pushed_while_a_poll_is_under_way_is_not_overwritten_by_what_the_poll_had_read_before()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await HubHost.StartAsync(ct);
        var id = await host.SubscribeAsync();
        var item = host.Agency.Release("Dans le document d’avant");
        var (asked, answer) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var before = host.Agency.Part(item);
        host.Agency.Instead = async context =>
        {
            asked.SetResult();
            await answer.Task;
            context.Response.Headers.Append("Link", $"</hub>; rel=hub, <{host.Agency.Address}>; rel=self");
            await context.Response.Body.WriteAsync(before, ct);
        };
        var poll = host.Ingest.PollAsync(id);
        await asked.Task;
        host.Agency.Retitle(item, "Poussé entre-temps");
        Assert.Equal(HttpStatusCode.Accepted, await host.Hub.PushAsync(host.Agency.Part(item)));
        Assert.Contains("Poussé entre-temps", await host.TitlesAsync());
        answer.SetResult();
        await poll;
        Assert.Equal(["Avant le premier envoi", "Poussé entre-temps"], await host.TitlesAsync());
    }

    [Fact(Timeout = Patience)]
    public async Task What_a_part_cannot_tell_apart_is_left_to_a_poll()
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken);
        await host.SubscribeAsync();
        await host.Hub.PushAsync(Item("live-1", "Direct : premier point", "https://journal.example/direct"));
        using var polled = host.Ingest.Polled();
        // Another item of the same live page: alone it looks like the first one under a new identifier.
        await host.Hub.PushAsync(Item("live-2", "Direct : deuxième point", "https://journal.example/direct"));
        await polled.NextAsync();
        Assert.Contains("Direct : premier point", await host.TitlesAsync());

        static byte[] Item(string id, string title, string link) => Encoding.UTF8.GetBytes(
            $"<rss version='2.0'><channel><title>A</title><item><guid isPermaLink='false'>{id}</guid><title>{title}</title><link>{link}</link></item></channel></rss>");
    }

    [Fact(Timeout = Patience)]
    public async Task What_is_no_feed_or_too_large_or_for_nobody_is_answered_and_harms_nothing()
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken);
        await host.SubscribeAsync();
        Assert.Equal(HttpStatusCode.Accepted, await host.Hub.PushAsync("pas un flux"u8.ToArray()));
        Assert.Equal(HttpStatusCode.Accepted, await host.Hub.PushAsync([]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await host.Hub.PushAsync(new byte[(3 * 1024 * 1024) + 1]));
        Assert.Equal(HttpStatusCode.NotFound, await host.Hub.PushAsync(host.Hub.Callback + "x", [1], null));
        Assert.Single(await host.TitlesAsync());
        await host.Hub.PushAsync(host.Agency.Part(host.Agency.Release("La suite")));
        Assert.Contains("La suite", await host.TitlesAsync());
    }
}
