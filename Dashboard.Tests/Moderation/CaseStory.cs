using Dashboard.Moderation.Cases;
using Dashboard.Moderation.Reporting.Intake;
using Dashboard.Moderation.Rule;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Moderation;

/// <summary>Does random acts to one picture and holds the database to what must be true after each.</summary>
internal sealed class CaseStory(ModerationHost host, PictureRow picture, Random random)
{
    private readonly HashSet<string> _people = [];
    private readonly List<(string Address, Guid Cookie)> _cookies = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task ActAsync()
    {
        switch (random.Next(10))
        {
            case < 6:
                await ReportAsync(FormattableString.Invariant($"20.{random.Next(3)}.{random.Next(12)}.{random.Next(2)}"), null);
                break;
            case 6 when _cookies.Count > 0:
                var (address, cookie) = _cookies[random.Next(_cookies.Count)];
                await ReportAsync(address, cookie);
                break;
            case 7 or 8 when _people.Count > 0:
                var row = await host.CaseAsync(picture);
                var verdict = random.Next(2) == 0 ? CaseVerdict.Block : CaseVerdict.Restore;
                var decided = await host.Desk.DecideAsync(new CaseDecision(row.Id, verdict, row.Version), ModerationHost.Staff(), Ct);
                Assert.Null(decided.Fault);
                break;
            case 9 when _people.Count > 0:
                await host.Desk.UndoAsync((await host.CaseAsync(picture)).Id, ModerationHost.Staff(), Ct);
                break;
        }
    }

    public async Task HoldAsync()
    {
        if (_people.Count == 0)
        {
            return;
        }

        var row = await host.CaseAsync(picture);
        await using var db = host.Db();
        var reports = await db.Reports.AsNoTracking().Where(r => r.CaseId == row.Id).ToListAsync(Ct);
        Assert.Equal(_people.Count, row.Reports);
        Assert.Equal(_people.Count, reports.Count(r => r.Counted));
        Assert.Equal(row.State == CaseState.Blocked || row.AutoBlocked, row.Picture!.State == PictureState.Blocked);
        Assert.Equal(row.Id, row.Picture.CaseId);
        Assert.False(row.AutoBlocked && row.State != CaseState.Open);
        var weighed = BlockRule.Weigh(await FactRows.OfAsync(db, row, Ct), new RuleSettings(), row.CountFrom > 0);
        Assert.Equal(weighed.Weight, row.Weight, 9);
        // Nothing that the rule blocks is left shown unless a moderator has spoken.
        Assert.False(weighed.Reached && row.Picture.State == PictureState.Shown);
        var verdict = await db.CaseDecisions.AsNoTracking().Where(d => d.CaseId == row.Id && d.ModeratorId != null && d.UndoneAt == null && (d.Verdict == "block" || d.Verdict == "restore"))
            .OrderByDescending(d => d.Id).FirstOrDefaultAsync(Ct);
        ReportVerdict? outcome = verdict is null ? null : verdict.Verdict == "block" ? ReportVerdict.Upheld : ReportVerdict.Dismissed;
        Assert.All(reports, r => Assert.Equal(r.Id <= (verdict?.SettledTo ?? 0) ? outcome : null, r.Outcome));
        await AgreeWithEventsAsync(db, row);
    }

    private async Task ReportAsync(string address, Guid? cookie)
    {
        var taken = await host.TakeAsync(picture, address, cookie);
        if (taken.Status == ReportStatus.AlreadyBlocked)
        {
            Assert.Equal(CaseState.Blocked, (await host.CaseAsync(picture)).State);
            return;
        }

        Assert.Equal(cookie is not null ? ReportStatus.AlreadyReported : _people.Contains(address) ? ReportStatus.Repeated : ReportStatus.Received, taken.Status);
        _people.Add(address);
        _cookies.Add((address, taken.Reporter));
    }

    // What everybody heard last is what is.
    private async Task AgreeWithEventsAsync(NewsroomDb db, CaseRow row)
    {
        var last = await db.Events.AsNoTracking().Where(e => e.Log == LiveLog.Public && e.PictureId == picture.Id).OrderByDescending(e => e.Seq).Select(e => e.Kind).FirstOrDefaultAsync(Ct);
        Assert.Equal(row.Picture!.State == PictureState.Blocked ? "image-blocked" : last is null ? null : "image-restored", last);
    }
}
