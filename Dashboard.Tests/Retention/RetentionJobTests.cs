using Dashboard.Tests.Ingest;
using Dashboard.Tests.Storage;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Dashboard.Tests.Retention;

/// <summary>The round as the scheduler runs it, beside real polls.</summary>
public sealed class RetentionJobTests
{
    private static readonly JobKey Round = new("round", "retention");

    [Theory(Timeout = 60_000)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_headline_that_was_removed_and_is_still_in_its_feed_is_not_new(string database)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken, database);
        host.Agency.HonoursValidators = false;
        for (var i = 0; i < 60; i++)
        {
            host.Agency.Release();
        }

        var id = await host.AddAsync();
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        await using (var db = host.Db())
        {
            var then = TimeProvider.System.GetUtcNow().AddDays(-400);
            await db.Headlines.ExecuteUpdateAsync(h => h.SetProperty(x => x.SeenAt, then), TestContext.Current.CancellationToken);
        }

        await scheduler.TriggerJob(Round, cancellationToken: TestContext.Current.CancellationToken);
        await Until.HoldsAsync(async () => (await host.HeadlinesAsync()).Count <= 50, TestContext.Current.CancellationToken);

        host.Agency.Release("Un titre tout neuf");
        await host.PollAsync(id);
        var headlines = await host.HeadlinesAsync();
        Assert.Equal(51, headlines.Count);
        Assert.Equal("Un titre tout neuf", headlines[^1].Title);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_clock_that_has_just_jumped_a_year_ahead_has_nothing_removed()
    {
        var ct = TestContext.Current.CancellationToken;
        var clock = new ShiftedClock();
        await using var host = await IngestHost.StartAsync(ct, own: services => services.AddSingleton<TimeProvider>(clock));
        for (var i = 0; i < 60; i++)
        {
            host.Agency.Release();
        }

        await host.AddAsync();
        clock.Ahead = TimeSpan.FromDays(400);
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(ct);
        await scheduler.TriggerJob(Round, cancellationToken: ct);
        await Until.HoldsAsync(async () => await scheduler.Exists(new TriggerKey("retry", "retention"), ct), ct);
        Assert.Equal(60, (await host.HeadlinesAsync()).Count);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_night_that_was_set_under_a_clock_a_year_ahead_is_brought_back_with_it(string database)
    {
        var ct = TestContext.Current.CancellationToken;
        var clock = new ShiftedClock();
        await using var host = await IngestHost.StartAsync(ct, database, services => services.AddSingleton<TimeProvider>(clock));
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(ct);
        foreach (var ahead in (TimeSpan[])[TimeSpan.FromDays(400), TimeSpan.Zero])
        {
            clock.Ahead = ahead;
            // The next night by the clock as it is, not one of the four hundred that it left out.
            await Until.HoldsAsync(async () => await NextAsync("nightly") is { } next && (next - clock.GetUtcNow()) is { Ticks: > 0, TotalHours: <= 25 }, ct);
            await Until.HoldsAsync(async () => await NextAsync("retry") is { } next && (next - clock.GetUtcNow()) is { Ticks: > 0, TotalMinutes: <= 30 }, ct);
        }

        async Task<DateTimeOffset?> NextAsync(string name) => (await scheduler.GetTrigger(new TriggerKey(name, "retention"), ct))?.NextFireTimeUtc;
    }

    [Fact(Timeout = 60_000)]
    public async Task It_is_due_each_night_by_the_sites_clock_and_once_a_while_after_a_start()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        var nightly = await scheduler.GetTrigger(new TriggerKey("nightly", "retention"), TestContext.Current.CancellationToken);
        var next = TimeZoneInfo.ConvertTime(nightly!.NextFireTimeUtc!.Value, TimeZoneInfo.FindSystemTimeZoneById("Africa/Tunis"));
        Assert.Equal(new TimeSpan(3, 20, 0), next.TimeOfDay);
        var start = await scheduler.GetTrigger(new TriggerKey("start", "retention"), TestContext.Current.CancellationToken);
        Assert.InRange(start!.NextFireTimeUtc!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(21));
    }
}
