using Dashboard.Shared.Live;
using Dashboard.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Dashboard.Tests.Ingest;

public sealed class PollTests
{
    private const int Patience = 60_000;

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task New_items_are_stored_once_and_a_changed_title_is_an_update(string database)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken, database);
        var first = host.Agency.Release("Un premier titre", "<p>Le <b>chapeau</b><script>alert(1)</script></p>");
        host.Agency.Release();
        var id = await host.AddAsync();
        await host.PollAsync(id);
        host.Agency.Retitle(first, "Un premier titre, corrigé");
        await host.PollAsync(id);

        var headlines = await host.HeadlinesAsync();
        Assert.Equal(2, headlines.Count);
        var changed = headlines.Single(h => h.Title == "Un premier titre, corrigé");
        Assert.Equal(["Un premier titre", "Un premier titre, corrigé"], changed.Versions.OrderBy(v => v.Number).Select(v => v.Title));
        Assert.Equal("Le chapeau", changed.Lead);
        Assert.Equal("<p>Le <b>chapeau</b></p>", changed.Body);
        Assert.Equal("fr", changed.Language);
        await using var db = host.Db();
        var kinds = await db.Events.Where(e => e.Log == LiveLog.Public).OrderBy(e => e.Seq).Select(e => e.Kind).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([LiveEvents.Headline, LiveEvents.Headline, LiveEvents.HeadlineUpdated], kinds);
    }

    [Fact(Timeout = Patience)]
    public async Task An_unchanged_feed_is_asked_for_with_its_validators_and_answered_with_304()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        host.Agency.Release();
        var id = await host.AddAsync();
        await host.PollAsync(id);
        var asked = host.Agency.Publisher.Asked.ToArray();
        Assert.False(asked[0].Headers.ContainsKey("If-None-Match"));
        Assert.Equal((await host.RowAsync(id)).ETag, asked[1].Headers["If-None-Match"]);
        var row = await host.RowAsync(id);
        Assert.Null(row.FailureCode);
        Assert.Equal(row.LastRunAt, row.LastSuccessAt);
    }

    [Fact(Timeout = Patience)]
    public async Task A_poll_out_of_turn_leaves_the_rhythm_as_it_was()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        host.Agency.Release();
        var id = await host.AddAsync();
        var next = (await host.RowAsync(id)).NextRunAt;
        await host.PollAsync(id);
        Assert.Equal(next, (await host.RowAsync(id)).NextRunAt);
    }

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_source_is_polled_again_and_again_at_its_interval(string database)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken, database);
        using var polled = host.Polled();
        var id = await host.AddAsync(schedule: new(Interval: TimeSpan.FromSeconds(1)));
        host.Agency.Release();
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(id, await polled.NextAsync());
        }

        Assert.Single(await host.HeadlinesAsync());
    }

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_paused_source_has_no_timer_and_a_resumed_one_has(string database)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken, database);
        var ct = TestContext.Current.CancellationToken;
        var id = await host.AddAsync();
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().LookupScheduler("sources", ct) ?? throw new InvalidOperationException();
        var trigger = new TriggerKey($"{id}", "sources");
        // The poll's end is told before its next trigger is set.
        Assert.NotNull(await WaitForAsync(async () =>
            await scheduler.GetTrigger(trigger, ct) is { } set && set.StartTimeUtc == (await host.RowAsync(id)).NextRunAt ? set : null));
        await host.Desk.PauseAsync(id, IngestHost.Somebody, ct);
        Assert.False(await scheduler.Exists(trigger, ct));
        await host.Desk.ResumeAsync(id, IngestHost.Somebody, ct);
        Assert.True(await scheduler.Exists(trigger, ct));
    }

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task After_a_restart_sources_are_polled_on(string database)
    {
        var first = await IngestHost.StartAsync(TestContext.Current.CancellationToken, database);
        await first.AddAsync(schedule: new(Interval: TimeSpan.FromSeconds(1)));
        first.Agency.Release();
        await using var second = await first.RestartAsync();
        using var polled = second.Polled();
        await polled.NextAsync();
        Assert.Single(await second.HeadlinesAsync());
    }

    [Fact(Timeout = Patience)]
    public async Task A_permanent_redirect_to_a_feed_becomes_the_address_once_it_held_three_times_and_the_old_one_is_remembered()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        host.Agency.Release();
        var id = await host.AddAsync();
        var feed = new RequestDelegate(context => context.Request.Path == "/new" ? Moved(host)(context) : Redirect(context));
        host.Agency.Instead = feed;
        await host.PollAsync(id);
        await host.PollAsync(id);
        // A poll that is not led there breaks it off.
        host.Agency.Instead = null;
        await host.PollAsync(id);
        host.Agency.Instead = feed;
        await host.PollAsync(id);
        await host.PollAsync(id);
        Assert.Equal(host.Agency.Address, (await host.RowAsync(id)).Address);
        await host.PollAsync(id);
        var row = await host.RowAsync(id);
        Assert.Equal(host.Agency.Publisher.At("/new").AbsoluteUri, row.Address);
        Assert.Equal(["added", "moved"], row.Addresses.OrderBy(a => a.Id).Select(a => a.Reason));
        Assert.Equal(2, row.Version);

        static Task Redirect(HttpContext context)
        {
            context.Response.Redirect("/new", permanent: true);
            return Task.CompletedTask;
        }

        static RequestDelegate Moved(IngestHost host) => context =>
        {
            context.Response.ContentType = "application/rss+xml";
            return context.Response.WriteAsync("<rss version=\"2.0\"><channel><title>T</title><item><guid>item-1</guid><title>Le titre numéro 1 de la journée</title></item></channel></rss>");
        };
    }

    [Fact(Timeout = Patience)]
    public async Task A_server_that_ignores_validators_and_says_the_same_costs_no_write_of_headlines()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        host.Agency.HonoursValidators = false;
        host.Agency.Release();
        var id = await host.AddAsync();
        await host.PollAsync(id);
        Assert.Single((await host.HeadlinesAsync())[0].Versions);
        Assert.Equal(2, host.Agency.Publisher.Asked.Count);
    }

    [Fact(Timeout = Patience)]
    public async Task A_source_added_beside_this_server_is_polled_by_it()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        host.Agency.Release();
        using var polled = host.Polled();
        await using (var db = host.Db())
        {
            // What an import in another process leaves: a row and an event in the staff's log, and nobody called.
            await host.Services.GetRequiredService<Dashboard.Live.EventLog>().WriteAsync(
                async (change, events) =>
                {
                    var row = new SourceRow { Address = host.Agency.Address, AddressKey = host.Agency.Address, Name = "Ailleurs", NextRunAt = TimeProvider.System.GetUtcNow() };
                    change.Sources.Add(row);
                    await change.SaveChangesAsync();
                    events.Add(await host.Services.GetRequiredService<Dashboard.Sources.SourceSummaries>().ChangedAsync(change, row, CancellationToken.None));
                },
                TestContext.Current.CancellationToken);
        }

        await polled.NextAsync();
        Assert.Single(await host.HeadlinesAsync());
    }

    private static async Task<T?> WaitForAsync<T>(Func<ValueTask<T?>> ask)
        where T : class
    {
        while (true)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }

            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
