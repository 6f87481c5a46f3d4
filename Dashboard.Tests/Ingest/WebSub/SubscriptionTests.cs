using System.Net;
using Dashboard.Ingest.WebSub;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Ingest.WebSub;

/// <summary>Subscriptions over real HTTP, at a hub that behaves and at those that do not.</summary>
public sealed class SubscriptionTests
{
    private const int Patience = 60_000;
    private static readonly DateTimeOffset Past = DateTimeOffset.UnixEpoch;

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_hub_that_a_source_names_is_asked_with_a_secret_and_a_callback_nobody_can_guess(string database)
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken, database);
        await host.SubscribeAsync();
        var asked = Assert.Single(host.Hub.Requests);
        Assert.Equal("subscribe", asked["hub.mode"]);
        Assert.Equal(host.Agency.Address, asked["hub.topic"]);
        Assert.Matches("/websub/[A-Za-z0-9_-]{43}$", asked["hub.callback"]);
        Assert.True(asked["hub.secret"].Length is >= 32 and < 200);
        await Until.HoldsAsync(() => !host.Hub.Answers.IsEmpty, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "text/plain; charset=utf-8", "défi/1"), Assert.Single(host.Hub.Answers));
        var row = await host.RowAsync();
        var lease = row.LeaseUntil!.Value - row.ActiveSince!.Value;
        Assert.Equal(TimeSpan.FromDays(10), lease);
        Assert.InRange(row.NextAt - row.ActiveSince.Value, lease * 0.7, lease * 0.9);
        Assert.Null(row.ProvenAt);
    }

    [Fact(Timeout = Patience)]
    public async Task A_challenge_is_answered_only_while_one_is_pending_and_about_the_very_topic()
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken);
        host.Hub.AsksBack = _ => null;
        await host.Ingest.AddAsync();
        await host.RoundAsync();
        var (callback, topic) = (host.Hub.Callback, host.Hub.Last["hub.topic"]);
        Task<HttpStatusCode> Ask(string at, string mode, string about, string challenge, string? lease) => AskAsync(host, at, mode, about, challenge, lease);

        Assert.Equal(HttpStatusCode.NotFound, await Ask(callback, "subscribe", topic + "?", "x", "1000"));
        Assert.Equal(HttpStatusCode.NotFound, await Ask(callback, "unsubscribe", topic, "x", "1000"));
        Assert.Equal(HttpStatusCode.NotFound, await Ask(callback, "publish", topic, "x", "1000"));
        Assert.Equal(HttpStatusCode.NotFound, await Ask(callback, "subscribe", topic, "", "1000"));
        Assert.Equal(HttpStatusCode.NotFound, await Ask(callback, "subscribe", topic, new string('x', 1025), "1000"));
        Assert.Equal(HttpStatusCode.NotFound, await Ask(callback, "subscribe", topic, "x", "60"));
        Assert.Equal(HttpStatusCode.NotFound, await Ask(callback[..^1] + (callback[^1] == 'A' ? 'B' : 'A'), "subscribe", topic, "x", "1000"));
        Assert.Equal(WebSubState.Asked, (await host.RowAsync()).State);

        Assert.Equal(HttpStatusCode.OK, await Ask(callback, "subscribe", topic, "x", "61"));
        await host.AgeAsync(w => w.ChallengeUntil = Past);
        Assert.Equal(HttpStatusCode.NotFound, await Ask(callback, "subscribe", topic, "x", "1000"));
    }

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_lease_is_renewed_before_its_end_with_the_same_callback(string database)
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken, database);
        var id = await host.ProveAsync();
        var before = await host.RowAsync();
        await host.AgeAsync(w => (w.LeaseUntil, w.NextAt) = (w.LeaseUntil!.Value.AddDays(-9), Past));
        await host.RoundAsync();
        await host.BecomesAsync(w => w.LeaseUntil >= before.LeaseUntil);
        var after = await host.RowAsync();
        Assert.Equal(2, host.Hub.Requests.Count);
        Assert.Single(host.Hub.Requests.Select(r => r["hub.callback"]).Distinct(StringComparer.Ordinal));
        Assert.Equal((before.ActiveSince, before.ProvenAt), (after.ActiveSince, after.ProvenAt));
        Assert.Equal(after.LeaseUntil, (await host.Ingest.RowAsync(id)).PushedUntil);
    }

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_was_agreed_on_under_a_clock_that_was_ahead_is_renewed_by_the_right_one(string database)
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken, database);
        var id = await host.ProveAsync();
        var ahead = TimeSpan.FromDays(400);
        await host.AgeAsync(w =>
        {
            (w.AskedAt, w.NextAt, w.LeaseUntil) = (w.AskedAt + ahead, w.NextAt + ahead, w.LeaseUntil + ahead);
            (w.ActiveSince, w.ProvenAt, w.NudgedAt) = (w.ActiveSince + ahead, w.ProvenAt + ahead, w.ProvenAt + ahead);
        });
        await using (var db = host.Ingest.Db())
        {
            var until = (await host.RowAsync()).LeaseUntil;
            await db.Sources.ExecuteUpdateAsync(set => set.SetProperty(s => s.PushedUntil, until), TestContext.Current.CancellationToken);
        }

        host.Hub.AsksBack = _ => null;
        await host.RoundAsync();
        var asked = await host.RowAsync();
        Assert.Equal((2, WebSubState.Asked), (host.Hub.Requests.Count, asked.State));
        Assert.All([asked.LeaseUntil, asked.ActiveSince, asked.ProvenAt, asked.NudgedAt], at => Assert.Null(at));
        Assert.Null((await host.Ingest.RowAsync(id)).PushedUntil);

        host.Hub.AsksBack = mode => mode;
        await host.AgeAsync(w => w.NextAt = Past);
        await host.RoundAsync();
        await host.BecomesAsync(w => w.LeaseUntil - w.ActiveSince == TimeSpan.FromDays(10));
        await host.Hub.PushAsync(host.Agency.Part(host.Agency.Release("Un envoi de plus")));
        Assert.Equal((await host.RowAsync()).LeaseUntil, (await host.Ingest.RowAsync(id)).PushedUntil);
    }

    [Fact(Timeout = Patience)]
    public async Task A_hub_that_never_asks_back_is_given_up_after_hours_and_asked_again_another_day()
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken);
        host.Hub.AsksBack = _ => null;
        var id = await host.Ingest.AddAsync();
        await host.RoundAsync();
        await host.RoundAsync();
        Assert.Single(host.Hub.Requests);
        await host.AgeAsync(w => w.NextAt = Past);
        await host.RoundAsync();
        Assert.Equal(2, host.Hub.Requests.Count);

        await host.AgeAsync(w => (w.NextAt, w.AskedAt) = (Past, w.AskedAt.AddHours(-6)));
        await host.RoundAsync();
        var row = await host.RowAsync();
        Assert.Equal((WebSubState.GivenUp, 2), (row.State, host.Hub.Requests.Count));
        Assert.InRange(row.NextAt - TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(23), TimeSpan.FromHours(31));
        Assert.Null((await host.Ingest.RowAsync(id)).PushedUntil);

        host.Hub.AsksBack = mode => mode;
        await host.AgeAsync(w => w.NextAt = Past);
        await host.RoundAsync();
        await host.BecomesAsync(w => w.State == WebSubState.Active);
    }

    [Fact(Timeout = Patience)]
    public async Task A_hub_that_refuses_is_believed_and_its_reason_kept()
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken);
        host.Hub.AsksBack = _ => "denied";
        await host.Ingest.AddAsync();
        await host.RoundAsync();
        await host.BecomesAsync(w => w.State == WebSubState.Denied);
        var row = await host.RowAsync();
        Assert.Equal((SubscriptionDesk.Refused, "pas de place"), (row.FailureCode, Assert.Single(row.FailureArguments)));
    }

    [Fact(Timeout = Patience)]
    public async Task A_hub_that_ends_a_proven_subscription_brings_the_rhythm_back_at_once()
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken);
        var id = await host.ProveAsync();
        await host.Ingest.PollAsync(id);
        await host.Hub.AskAsync(host.Hub.Callback, "denied", host.Hub.Last["hub.topic"], "", null);
        var source = await host.Ingest.RowAsync(id);
        Assert.Null(source.PushedUntil);
        Assert.InRange(source.NextRunAt!.Value, Past, TimeProvider.System.GetUtcNow().AddMinutes(1));
    }

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_paused_source_leaves_its_hub_and_its_callback_is_gone(string database)
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken, database);
        var id = await host.SubscribeAsync();
        await host.Ingest.Desk.PauseAsync(id, IngestHost.Somebody, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Gone, await host.Hub.PushAsync(host.Agency.Part(host.Agency.Release())));
        await host.RoundAsync();
        await host.BecomesAsync(w => w.State == WebSubState.Left);
        Assert.Equal("unsubscribe", host.Hub.Last["hub.mode"]);
        Assert.Equal(HttpStatusCode.Gone, await AskAsync(host, host.Hub.Callback, "subscribe", host.Agency.Address, "x", "1000"));
        Assert.Single(await host.TitlesAsync());

        await host.AgeAsync(w => w.NextAt = Past);
        await host.RoundAsync();
        await using var db = host.Ingest.Db();
        Assert.False(await db.WebSubs.AnyAsync(TestContext.Current.CancellationToken));
        Assert.False((await host.Ingest.RowAsync(id)).HasHub);
    }

    private static async Task<HttpStatusCode> AskAsync(HubHost host, string callback, string mode, string topic, string challenge, string? lease) =>
        (await host.Hub.AskAsync(callback, mode, topic, challenge, lease)).Status;
}
