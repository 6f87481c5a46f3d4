using System.Globalization;
using Dashboard.Live;
using Dashboard.Retention;
using Dashboard.Retention.Classes;
using Dashboard.Shared.Live;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Retention;

/// <summary>What listeners hear once old events are gone, over HTTP.</summary>
public sealed class EventRetentionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_position_before_retention_is_reset_and_one_within_it_is_resumed(string database)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database);
        await StoreAsync(newsroom, count: 150, old: 40);
        await using var round = Round.Over(newsroom.Services, settings: ("EventsAtLeast", "100"));
        Assert.True(await round.RunAsync());

        Assert.Equal(40, round.Counts["dashboard.retention events"]);
        // Each node forgets it too at its next look at the log.
        newsroom.Services.GetRequiredService<LiveDoorbell>().Ring();
        await Until.HoldsAsync(() => !newsroom.Services.GetRequiredService<LiveFeed>().Ring(LiveLog.Public).Holds(39), Ct);
        var before = await SseReader.ReadAsync($"{newsroom.Address}/live?after=39&last=1", null, h => h.Count == 2, Ct);
        Assert.Equal(("reset", """{"oldest":41}"""), (before[0].Kind, before[0].Data));
        Assert.Equal(("headline", "150"), (before[1].Kind, before[1].Id));
        var within = await SseReader.ReadAsync($"{newsroom.Address}/live", 40, h => h.Count == 110, Ct);
        Assert.Equal(Enumerable.Range(41, 110), within.Select(e => int.Parse(e.Id, CultureInfo.InvariantCulture)));
        Assert.Equal(41, await ResetAsync(newsroom, after: 39));
        await using var db = newsroom.Db();
        Assert.Equal(110, await db.Events.CountAsync(Ct));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_newest_events_stay_at_any_age_and_a_second_round_finds_nothing(string database)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database);
        await StoreAsync(newsroom, count: 130, old: 130);
        await using var round = Round.Over(newsroom.Services, settings: ("EventsAtLeast", "100"));
        await round.RunAsync();
        await round.RunAsync();
        Assert.Equal(30, round.Counts["dashboard.retention events"]);
        await newsroom.StoreAsync(newsroom.Entry());
        await using var db = newsroom.Db();
        Assert.Equal((31, 131), (await db.Events.MinAsync(e => e.Seq, Ct), await db.Events.MaxAsync(e => e.Seq, Ct)));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_listener_whose_position_leaves_the_log_passes_over_nothing(string database)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database, ring: 64);
        await StoreAsync(newsroom, count: 150, old: 40);
        var slow = newsroom.Services.GetRequiredService<LiveFeed>().Listen(LiveLog.Public, 10);
        await using var round = Round.Over(newsroom.Services, settings: ("EventsAtLeast", "100"));
        await round.RunAsync();
        var gone = await Assert.ThrowsAsync<PositionGoneException>(async () => await slow.NextAsync(TimeSpan.FromSeconds(10), Ct));
        Assert.Equal(40, gone.Trimmed);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_lies_before_a_restore_is_removed_at_once_however_far_the_numbers_were_lifted(string database)
    {
        const long Lifted = 1_700_000_000_000_000;
        await using var newsroom = await TestNewsroom.StartAsync(database);
        await StoreAsync(newsroom, count: 150, old: 150);
        await using (var db = newsroom.Db())
        {
            await db.EventLogs.ExecuteUpdateAsync(l => l.SetProperty(x => x.Head, Lifted).SetProperty(x => x.Trimmed, Lifted), Ct);
        }

        await newsroom.StoreAsync(newsroom.Entry("après"));
        await using var round = Round.Over(newsroom.Services, settings: ("EventsAtLeast", "100"));
        Assert.True(await round.RunAsync());
        Assert.Equal(150, round.Counts["dashboard.retention events"]);
        await using var after = newsroom.Db();
        Assert.Equal(Lifted + 1, await after.Events.MinAsync(e => e.Seq, Ct));
    }

    [Fact]
    public async Task A_class_that_fails_is_counted_and_does_not_keep_the_others()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        await StoreAsync(newsroom, count: 101, old: 101);
        await using var round = Round.Over(newsroom.Services, [new Broken()], ("EventsAtLeast", "100"));
        Assert.False(await round.RunAsync());
        Assert.Equal(1, round.Counts["dashboard.retention.failures broken"]);
        Assert.Equal(1, round.Counts["dashboard.retention events"]);
    }

    private static async Task StoreAsync(TestNewsroom newsroom, int count, int old)
    {
        await newsroom.StoreAsync([.. Enumerable.Range(0, count).Select(_ => newsroom.Entry())]);
        await using var db = newsroom.Db();
        var then = TimeProvider.System.GetUtcNow().AddDays(-8);
        await db.Events.Where(e => e.Seq <= old).ExecuteUpdateAsync(e => e.SetProperty(x => x.At, then), Ct);
    }

    private static async Task<long> ResetAsync(TestNewsroom newsroom, long after)
    {
        var oldest = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
#pragma warning disable RS0030 // A test is outside the house: it may be a hub client.
        await using var hub = new HubConnectionBuilder().WithUrl($"{newsroom.Address}/hubs/live").AddJsonProtocol(o => LiveJson.Apply(o.PayloadSerializerOptions)).Build();
#pragma warning restore RS0030
        using var reset = hub.On<ResetNotice>(nameof(ILiveClient.Reset), notice => oldest.TrySetResult(notice.Oldest));
        await hub.StartAsync(Ct);
        await hub.InvokeAsync("Join", new JoinRequest(After: after), Ct);
        return await oldest.Task.WaitAsync(Ct);
    }

    private sealed class Broken : IPruner
    {
        public string Class => "broken";

        public Task PruneAsync(Batches batches, CancellationToken ct) => throw new InvalidOperationException("Asked for by a test.");
    }
}
