using Dashboard.Storage;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Ingest.WebSub;

/// <summary>Feeds that name another hub, another address of their own, several hubs or none any more, over real HTTP.</summary>
public sealed class OfferTests
{
    private const int Patience = 60_000;

    [Fact(Timeout = Patience)]
    public async Task A_source_that_names_its_hub_no_more_is_polled_as_before()
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken);
        var id = await host.ProveAsync();
        host.Agency.Hub = null;
        host.Agency.Release();
        await host.Ingest.PollAsync(id);
        var source = await host.Ingest.RowAsync(id);
        Assert.Equal((false, null), (source.HasHub, source.PushedUntil));
        Assert.Equal(WebSubState.Leaving, (await host.RowAsync()).State);
    }

    [Fact(Timeout = Patience)]
    public async Task A_feed_that_names_itself_otherwise_is_followed_but_not_at_each_poll()
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken);
        var id = await host.SubscribeAsync();
        var former = await host.RowAsync();
        var asked = 0;
        Offer(host, () => $"</hub>; rel=hub, <{host.Agency.Address}?{++asked}>; rel=self");
        await host.Ingest.PollAsync(id);
        Assert.Equal((former.Id, WebSubState.Leaving), ((await host.RowAsync()).Id, (await host.RowAsync()).State));
        Assert.False((await host.Ingest.RowAsync(id)).HasHub);

        await host.AgeAsync(w => w.AskedAt = w.AskedAt.AddHours(-2));
        await host.Ingest.PollAsync(id);
        var row = await host.RowAsync();
        Assert.Equal((WebSubState.Asked, host.Agency.Address + "?2"), (row.State, row.Topic));
        Assert.NotEqual((former.Token, former.Secret), (row.Token, row.Secret));
    }

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Where_a_hub_refuses_the_next_that_the_feed_names_is_asked_and_none_in_turns(string database)
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken, database);
        host.Hub.AsksBack = _ => "denied";
        Offer(host, () => $"</hub/one>; rel=hub, </hub/two>; rel=hub, <{host.Agency.Address}>; rel=self");
        var id = await host.Ingest.AddAsync();
        await host.RoundAsync();
        await host.BecomesAsync(w => w.State == WebSubState.Denied);
        await host.Ingest.PollAsync(id);
        Assert.EndsWith("/hub/one", (await host.RowAsync()).Hub, StringComparison.Ordinal);

        await host.AgeAsync(w => w.AskedAt = w.AskedAt.AddHours(-1));
        await host.Ingest.PollAsync(id);
        Assert.EndsWith("/hub/two", (await host.RowAsync()).Hub, StringComparison.Ordinal);
        await host.RoundAsync();
        await host.BecomesAsync(w => w.State == WebSubState.Denied);

        await host.AgeAsync(w => w.AskedAt = w.AskedAt.AddHours(-1));
        await host.Ingest.PollAsync(id);
        await host.RoundAsync();
        Assert.EndsWith("/hub/two", (await host.RowAsync()).Hub, StringComparison.Ordinal);
        Assert.Equal(["/hub/one", "/hub/two"], await HubsAskedAsync(host));
        Assert.True((await host.Ingest.RowAsync(id)).HasHub);
    }

    private static async Task<List<string>> HubsAskedAsync(HubHost host)
    {
        await using var db = host.Ingest.Db();
        return [.. (await db.WebSubs.AsNoTracking().OrderBy(w => w.Id).ToListAsync(TestContext.Current.CancellationToken)).Select(w => new Uri(w.Hub).AbsolutePath)];
    }

    // A feed that is another at each poll, and says in its header what there is to subscribe to.
    private static void Offer(HubHost host, Func<string> link)
    {
        var polls = 0;
        host.Agency.Instead = context =>
        {
            if (context.Request.Path.StartsWithSegments(TestHub.Path, StringComparison.Ordinal))
            {
                return host.Hub.AnswerAsync(context);
            }

            context.Response.Headers.Append("Link", link());
            return context.Response.WriteAsync($"<rss version='2.0'><channel><title>A</title><item><guid>{++polls}</guid><title>Titre {polls}</title></item></channel></rss>", context.RequestAborted);
        };
    }
}
