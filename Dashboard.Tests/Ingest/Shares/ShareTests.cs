using Dashboard.Ingest;
using Dashboard.Ingest.Shares;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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
        var first = await AllAsync(host, ct);

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
        var first = await AllAsync(host, ct);
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

        // As when the share changed hands between the asking and the poll.
        host.Agency.Release("Demandé trop tard");
        await stranger.GetRequiredService<SourceTurns>().PollAsync(SourceKeys.Now(id), id, DateTimeOffset.UnixEpoch, ct);
        Assert.Equal(id, await polled.NextAsync());
        Assert.Contains(await host.HeadlinesAsync(), h => h.Title == "Demandé trop tard");

        Assert.True((await desk.PauseAsync(id, IngestHost.Somebody, ct)).IsDone);
        var scheduler = await holder.GetRequiredService<Quartz.ISchedulerFactory>().LookupScheduler(SourceTurns.Scheduler, ct);
        await Until.HoldsAsync(async () => !await scheduler!.Exists(new Quartz.TriggerKey($"{id}", "sources"), ct), ct);
        await other.StopAsync(ct);
    }

    [Fact(Timeout = Patience)]
    public async Task A_share_that_a_node_of_a_former_version_tried_is_not_lost()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct, "postgres");
        var book = await AllAsync(host, ct);
        var scheduler = await host.Services.GetRequiredService<Quartz.ISchedulerFactory>().GetScheduler(ct);
        var hold = book.Holds.First(h => h.Share == 3);
        // It knows no such job, and the scheduler gives the trigger up for ever.
        await scheduler.Standby(ct);
        hold.End(isStale: false);
        await using var db = host.Db();
        await Until.HoldsAsync(
            async () => await db.Database.ExecuteSqlAsync($"UPDATE qrtz_triggers SET trigger_state = 'ERROR' WHERE trigger_group = 'shares' AND trigger_name = '3' AND trigger_state = 'WAITING'", ct) == 1, ct);
        await scheduler.Start(ct);
        await Until.HoldsAsync(() => book.Holds.Any(h => h.Share == 3 && h.IsOpen && h != hold), ct);
    }

    [Fact(Timeout = Patience)]
    public async Task What_a_node_with_room_does_not_come_for_is_polled_all_the_same()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct, "postgres");
        var book = await AllAsync(host, ct);
        var let = book.Holds.OrderByDescending(h => SourceShares.Place(h.Share)).Take(SourceShares.Count / 2).ToList();

        // A node that checks in, and has a part for the others to leave to it, but does nothing.
        await using var db = host.Db();
        var ahead = TimeSpan.FromHours(1).Ticks;
        await db.Database.ExecuteSqlAsync($"INSERT INTO qrtz_scheduler_state SELECT sched_name, 'idle', last_checkin_time + {ahead}, checkin_interval, quartz_version FROM qrtz_scheduler_state", ct);
        await Until.HoldsAsync(() => let.TrueForAll(h => !h.IsOpen), ct);
        await Until.HoldsAsync(() => book.Holds.Count(h => h.IsOpen) == SourceShares.Count, ct);
        Assert.DoesNotContain(book.Holds, let.Contains);
        var scheduler = await host.Services.GetRequiredService<Quartz.ISchedulerFactory>().GetScheduler(ct);
        await Until.HoldsAsync(async () => await MostAsync(scheduler, ct) == SourceShares.Count / 2, ct);
    }

    [Fact(Timeout = Patience)]
    public async Task A_node_that_comes_late_for_a_share_leaves_it_to_the_one_that_has_it_since()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct, "postgres");
        var first = await AllAsync(host, ct);
        await using var other = await host.JoinAsync();
        var second = other.Services.GetRequiredService<ShareBook>();
        await PartedAsync(first, second, ct);
        var hold = first.Holds.First();

        // Its scheduler gave it the share, it stood still before it could take it, and was taken for dead.
        var late = other.Services.GetRequiredService<ShareKeeper>().HoldAsync(hold.Share, ct);
        while (!late.IsCompleted)
        {
            Assert.Equal(PollPermit.Elsewhere, second.Begin(hold.Share, out _));
            await Task.Yield();
        }

        await late;
        Assert.True(hold.IsOpen);
        Assert.Contains(hold, first.Holds);
        await other.StopAsync(ct);
    }

    [Fact(Timeout = Patience)]
    public async Task A_node_that_starts_slowly_polls_as_soon_as_it_holds_a_share()
    {
        var ct = TestContext.Current.CancellationToken;
        var slow = new SlowStart(TimeSpan.FromSeconds(30));
        await using var host = await IngestHost.StartAsync(ct, "postgres", services =>
        {
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(slow));
            services.AddSingleton<TimeProvider>(slow);
        });
        var book = host.Services.GetRequiredService<ShareBook>();
        await Until.HoldsAsync(() => book.Has(5), ct);
        Assert.Equal(PollPermit.Granted, book.Begin(5, out var hold));
        hold!.Leave();
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
        var hold = book.Take(5, clock.GetTimestamp());
        Assert.True(book.Has(21));
        Assert.Equal(PollPermit.Granted, book.Begin(21, out var entered));
        Assert.Same(hold, entered);
        Assert.Equal(PollPermit.Elsewhere, book.Begin(6, out _));

        var returned = book.ReturnAsync(hold);
        Assert.False(book.Has(21));
        Assert.True(hold.Leaving.IsCancellationRequested);
        Assert.Equal(PollPermit.Elsewhere, book.Begin(5, out _));
        Assert.False(returned.IsCompleted);
        hold.Leave();
        await returned;
        Assert.Empty(book.Holds);

        var former = book.Take(5, clock.GetTimestamp());
        book.Take(5, clock.GetTimestamp());
        // As when the others took it for lost, and the scheduler gave it to this node again: what held it does not wait for ever.
        Assert.True(former is { IsOpen: false, IsStale: true });
        clock.Pass(TimeSpan.FromSeconds(3));
        clock.Beat();
        clock.Pass(TimeSpan.FromSeconds(3));
        clock.Beat();
        Assert.Equal(PollPermit.Later, book.Begin(5, out _));
        // Its last sign of life was too long ago: the others may be about to take what it holds.
        Assert.False(book.Confirm(TimeSpan.FromSeconds(6)));
        Assert.Equal(PollPermit.Later, book.Begin(5, out _));
        Assert.True(book.Confirm(TimeSpan.FromSeconds(2)));
        Assert.False(book.Confirm(TimeSpan.FromSeconds(4)));
        Assert.Equal(PollPermit.Granted, book.Begin(5, out _));
        clock.Pass(TimeSpan.FromSeconds(9));
        book.Confirm(TimeSpan.Zero);
        Assert.Equal(PollPermit.Elsewhere, book.Begin(5, out _));
    }

    [Theory]
    [InlineData(1, "16")]
    [InlineData(3, "6 5 5")]
    [InlineData(5, "4 3 3 3 3")]
    [InlineData(16, "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1")]
    [InlineData(18, "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 0 0")]
    public void Nodes_have_parts_as_even_as_can_be(int nodes, string parts) =>
        Assert.Equal(parts, string.Join(' ', Enumerable.Range(0, nodes).Select(place => ShareLimit.Part(place, nodes))));

    private static async Task<int?> MostAsync(Quartz.IScheduler scheduler, CancellationToken ct) =>
        (await scheduler.GetExecutionLimits(ct))!.TryGetLimit(Quartz.ExecutionGroupScope.Named(ShareKeys.Group), out var most) ? most : null;

    // What the only node holds, once it holds all.
    private static async Task<ShareBook> AllAsync(IngestHost host, CancellationToken ct)
    {
        var book = host.Services.GetRequiredService<ShareBook>();
        await Until.HoldsAsync(() => book.Holds.Count == SourceShares.Count, ct);
        return book;
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
