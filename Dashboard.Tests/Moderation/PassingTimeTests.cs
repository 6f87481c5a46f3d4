using Dashboard.Moderation;
using Dashboard.Moderation.Cases;
using Dashboard.Moderation.Reporting.Intake;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Moderation;

/// <summary>What time changes: the keys of addresses, a moderator's hold, the hour's budget.</summary>
public sealed class PassingTimeTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_change_of_the_address_key_gives_nobody_a_second_vote(string database)
    {
        await using var host = await StartAsync(database);
        var picture = await host.PictureAsync();
        Assert.Equal(ReportStatus.Received, (await host.TakeAsync(picture, "20.1.1.1")).Status);
        _clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(ReportStatus.Repeated, (await host.TakeAsync(picture, "20.1.1.1")).Status);
        Assert.Equal(ReportStatus.Received, (await host.TakeAsync(picture, "20.1.1.2")).Status);
        var row = await host.CaseAsync(picture);
        // The neighbour's network is known across the change, too.
        Assert.Equal((2, 1.5), (row.Reports, row.Weight));
        await using var db = host.Db();
        Assert.Equal(2, await db.ReporterKeys.CountAsync(Ct));
        _clock.Advance(TimeSpan.FromDays(30));
        await host.TakeAsync(await host.PictureAsync(), "20.9.9.9");
        Assert.Equal(2, await db.ReporterKeys.CountAsync(Ct));
    }

    [Fact]
    public async Task A_hold_ends_five_minutes_after_it_was_last_renewed()
    {
        await using var host = await StartAsync("sqlite");
        var picture = await host.PictureAsync();
        await host.TakeAsync(picture, "20.1.1.1");
        var id = (await host.CaseAsync(picture)).Id;
        var (mona, ali) = (ModerationHost.Staff("Mona"), ModerationHost.Staff("Ali"));
        Assert.Null((await host.Desk.ClaimAsync(id, mona, Ct)).Fault);
        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Null((await host.Desk.ClaimAsync(id, mona, Ct)).Fault);
        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(ModerationFaultCode.Claimed, (await host.Desk.ClaimAsync(id, ali, Ct)).Fault?.Code);
        _clock.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
        Assert.Null((await host.Desk.ClaimAsync(id, ali, Ct)).Fault);
        Assert.Equal(ModerationFaultCode.Claimed, (await host.Desk.DecideAsync(new(id, CaseVerdict.Block, null, null), mona, Ct)).Fault?.Code);
    }

    [Fact]
    public async Task What_the_hour_s_budget_held_back_waits_for_a_moderator_though_the_next_hour_has_room()
    {
        await using var host = await StartAsync("sqlite", ("Moderation:BlocksPerHour", "1"));
        var (first, second) = (await host.PictureAsync(), await host.PictureAsync());
        foreach (var picture in new[] { first, second })
        {
            for (var network = 1; network <= 3; network++)
            {
                await host.TakeAsync(picture, $"20.{network}.1.1");
            }
        }

        Assert.Equal([PictureState.Blocked, PictureState.Shown], await StatesAsync(host));
        _clock.Advance(TimeSpan.FromHours(2));
        await host.TakeAsync(second, "20.4.1.1");
        Assert.Equal([PictureState.Blocked, PictureState.Shown], await StatesAsync(host));
        Assert.True((await host.CaseAsync(second)).HeldByBudget);
        await host.Desk.DecideAsync(new((await host.CaseAsync(second)).Id, CaseVerdict.Block, null, null), ModerationHost.Staff(), Ct);
        Assert.Equal([PictureState.Blocked, PictureState.Blocked], await StatesAsync(host));
    }

    private Task<ModerationHost> StartAsync(string database, params (string Key, string Value)[] settings) =>
        ModerationHost.StartAsync(database, more: services => services.AddSingleton<TimeProvider>(_clock), settings: settings);

    private static async Task<IReadOnlyList<PictureState>> StatesAsync(ModerationHost host)
    {
        await using var db = host.Db();
        return await db.Pictures.OrderBy(p => p.Id).Select(p => p.State).ToListAsync(Ct);
    }
}
