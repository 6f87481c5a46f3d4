using Dashboard.Storage;
using Dashboard.Tests.Moderation;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Retention;

public sealed class ReportRetentionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Reports_of_settled_cases_go_and_the_case_stays_readable(string database)
    {
        await using var host = await ModerationHost.StartAsync(database);
        var (settled, open) = (await host.PictureAsync(), await host.PictureAsync());
        await host.TakeAsync(settled, "198.51.100.1");
        await host.TakeAsync(settled, "203.0.113.1");
        await host.TakeAsync(open, "192.0.2.1");
        var id = (await host.CaseAsync(settled)).Id;
        var decided = await host.AskAsync("POST", $"/api/moderation/cases/{id}/decide", new { verdict = "block", note = "Une note", version = 1 });
        Assert.Equal(200, decided.Status);
        var then = TimeProvider.System.GetUtcNow().AddDays(-400);
        await using (var db = host.Db())
        {
            await db.Cases.Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.DecidedAt, then), Ct);
            await db.Reports.ExecuteUpdateAsync(r => r.SetProperty(x => x.At, then), Ct);
            await db.Reporters.ExecuteUpdateAsync(r => r.SetProperty(x => x.FirstSeenAt, then), Ct);
            db.Exposures.Add(new ExposureRow { ModeratorId = "x", Day = DateOnly.FromDateTime(then.UtcDateTime) });
            await db.SaveChangesAsync(Ct);
        }

        await using var round = Round.Over(host.Services);
        Assert.True(await round.RunAsync());
        Assert.Equal(
            (2, 2, 1),
            (round.Counts["dashboard.retention reports"], round.Counts["dashboard.retention reporters"], round.Counts["dashboard.retention exposures"]));
        var (status, body) = await host.AskAsync("GET", "/api/moderation/cases?state=blocked");
        Assert.Equal(200, status);
        var item = body.GetProperty("items")[0];
        Assert.Equal((2, 2), (item.GetProperty("reports").GetInt32(), item.GetProperty("reasons").GetProperty("violence").GetInt32()));
        Assert.Equal("Une note", (await host.Desk.FindAsync(id, ModerationHost.Staff(), Ct)).Value!.History[0].Note);
        await using var after = host.Db();
        Assert.Equal((1, 1), (await after.Reports.CountAsync(Ct), await after.Reporters.CountAsync(Ct)));
    }
}
