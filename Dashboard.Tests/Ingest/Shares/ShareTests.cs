using Dashboard.Ingest;
using Dashboard.Ingest.Shares;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Ingest.Shares;

/// <summary>Sources dealt out among nodes that have only PostgreSQL in common.</summary>
public sealed class ShareTests
{
    private const int Patience = 120_000;

    [Fact(Timeout = Patience)]
    public async Task Two_nodes_part_the_shares_and_the_one_that_stays_takes_all()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct, "postgres");
        var first = host.Services.GetRequiredService<ShareBook>();
        await Until.HoldsAsync(() => first.Holds.Count == SourceShares.Count, ct);

        var other = await host.JoinAsync();
        var second = other.Services.GetRequiredService<ShareBook>();
        await PartedAsync(first, second, ct);
        Assert.Equal(SourceShares.All, first.Holds.Concat(second.Holds).Select(h => h.Share).Order());

        await other.StopAsync(ct);
        await other.DisposeAsync();
        await Until.HoldsAsync(() => first.Holds.Count == SourceShares.Count, ct);
    }

    [Fact(Timeout = Patience)]
    public async Task What_one_node_is_asked_for_the_node_that_holds_the_source_does()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct, "postgres");
        var first = host.Services.GetRequiredService<ShareBook>();
        await Until.HoldsAsync(() => first.Holds.Count == SourceShares.Count, ct);
        var id = await host.AddAsync();
        await using var other = await host.JoinAsync();
        var second = other.Services.GetRequiredService<ShareBook>();
        await PartedAsync(first, second, ct);
        var (holder, stranger) = first.Has(id) ? (host.Services, other.Services) : (other.Services, host.Services);
        Assert.Equal(PollPermit.Elsewhere, stranger.GetRequiredService<ShareBook>().Begin(id, out _));
        using var polled = new Polled(holder.GetRequiredService<Dashboard.Sources.SourceHints>());

        var desk = stranger.CreateScope().ServiceProvider.GetRequiredService<Dashboard.Sources.SourceDesk>();
        host.Agency.Release("Demandé ailleurs");
        Assert.True((await desk.PollNowAsync(id, IngestHost.Somebody, ct)).IsDone);
        Assert.Equal(id, await polled.NextAsync());
        Assert.Contains(await host.HeadlinesAsync(), h => h.Title == "Demandé ailleurs");

        Assert.True((await desk.PauseAsync(id, IngestHost.Somebody, ct)).IsDone);
        var scheduler = await holder.GetRequiredService<Quartz.ISchedulerFactory>().LookupScheduler(SourceTurns.Scheduler, ct);
        await Until.HoldsAsync(async () => !await scheduler!.Exists(new Quartz.TriggerKey($"{id}", "sources"), ct), ct);
        await other.StopAsync(ct);
    }

    [Fact]
    public async Task A_node_that_stood_still_or_has_no_database_polls_nothing()
    {
        var clock = new BeatClock();
        await using var standstill = new Standstill(clock);
        await standstill.StartAsync(TestContext.Current.CancellationToken);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("ConnectionStrings:Postgres", "Host=127.0.0.1")]).Build();
        var book = new ShareBook(standstill, configuration, clock);
        Assert.Equal(PollPermit.Elsewhere, book.Begin(5, out _));
        var hold = book.Take(5);
        Assert.Equal(PollPermit.Granted, book.Begin(21, out var ended));
        Assert.Equal(PollPermit.Elsewhere, book.Begin(6, out _));

        var returned = book.ReturnAsync(hold);
        Assert.Equal(PollPermit.Elsewhere, book.Begin(5, out _));
        Assert.False(returned.IsCompleted);
        ended();
        await returned;
        Assert.False(book.Has(5));

        book.Take(5);
        clock.Pass(TimeSpan.FromSeconds(3));
        clock.Beat();
        clock.Pass(TimeSpan.FromSeconds(3));
        clock.Beat();
        Assert.Equal(PollPermit.Later, book.Begin(5, out _));
        book.Confirm();
        Assert.Equal(PollPermit.Granted, book.Begin(5, out _));
        clock.Pass(TimeSpan.FromSeconds(9));
        book.Confirm();
        Assert.Equal(PollPermit.Elsewhere, book.Begin(5, out _));
    }

    // A node that comes late for a share may leave it to the other.
    private static Task PartedAsync(ShareBook first, ShareBook second, CancellationToken ct) => Until.HoldsAsync(
        () => first.Holds.Count + second.Holds.Count == SourceShares.Count && Math.Min(first.Holds.Count, second.Holds.Count) >= SourceShares.Count / 4, ct);

    [Fact]
    public void Every_other_share_comes_first()
    {
        Assert.Equal([0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15], SourceShares.All.OrderBy(SourceShares.Place));
    }
}
