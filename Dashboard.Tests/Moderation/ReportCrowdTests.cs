using Dashboard.Moderation.Reporting.Intake;
using Dashboard.Shared.Live;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Moderation;

public sealed class ReportCrowdTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_crowd_is_counted_to_the_last_and_blocks_once(string database)
    {
        await using var host = await ModerationHost.StartAsync(database);
        var picture = await host.PictureAsync();

        var taken = await Task.WhenAll(Enumerable.Range(0, 600).Select(n => host.TakeAsync(picture, Address(n))));

        Assert.All(taken, t => Assert.Equal(ReportStatus.Received, t.Status));
        await HoldsAsync(host, picture, 600);
    }

    [Fact]
    public async Task Two_nodes_count_one_crowd_to_the_last_and_block_once()
    {
        await using var one = await ModerationHost.StartAsync("postgres");
        await using var two = await ModerationHost.StartAsync("postgres", beside: one);
        var picture = await one.PictureAsync();
        var other = await one.PictureAsync();

        // Each reporter goes to both nodes at once with both pictures: only one report a picture counts.
        await Task.WhenAll(Enumerable.Range(0, 150).SelectMany(n => new[] { one.TakeAsync(picture, Address(n)), two.TakeAsync(other, Address(n)), two.TakeAsync(picture, Address(n)), one.TakeAsync(other, Address(n)) }));

        await HoldsAsync(one, picture, 150);
        await HoldsAsync(two, other, 150);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_hour_s_budget_is_never_overspent_and_what_it_holds_waits_for_a_moderator(string database)
    {
        await using var host = await ModerationHost.StartAsync(database, settings: ("Moderation:BlocksPerHour", "2"));
        var pictures = new List<PictureRow>();
        for (var i = 0; i < 5; i++)
        {
            pictures.Add(await host.PictureAsync());
        }

        await Task.WhenAll(pictures.SelectMany(p => Enumerable.Range(0, 4).Select(n => host.TakeAsync(p, Address(n)))));

        await using var db = host.Db();
        Assert.Equal(2, await db.Pictures.CountAsync(p => p.State == PictureState.Blocked, Ct));
        Assert.Equal((3, 3), (await db.Cases.CountAsync(c => c.HeldByBudget, Ct), await db.Cases.CountAsync(c => !c.AutoBlocked && c.State == CaseState.Open, Ct)));
        Assert.Equal(2, await db.CaseDecisions.CountAsync(d => d.Moderator == null, Ct));
    }

    // Every one in a network of its own.
    private static string Address(int n) => FormattableString.Invariant($"{20 + (n / 60_000)}.{n / 250 % 240}.{n % 250}.9");

    private static async Task HoldsAsync(ModerationHost host, PictureRow picture, int reports)
    {
        await using var db = host.Db();
        var row = await host.CaseAsync(picture);
        Assert.Equal((reports, true, CaseState.Open), (row.Reports, row.AutoBlocked, row.State));
        Assert.Equal(reports, await db.Reports.CountAsync(r => r.CaseId == row.Id && r.Counted, Ct));
        Assert.Equal(FormattableString.Invariant($"{{\"violence\":{reports}}}"), row.Reasons);
        Assert.Equal(PictureState.Blocked, row.Picture!.State);
        Assert.Equal(1, await db.Events.CountAsync(e => e.Kind == LiveEvents.ImageBlocked && e.PictureId == picture.Id, Ct));
        Assert.Equal(1, await db.CaseDecisions.CountAsync(d => d.CaseId == row.Id && d.Verdict == "block", Ct));
    }
}
