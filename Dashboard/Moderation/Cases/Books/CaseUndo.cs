using Dashboard.Accounts;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Moderation.Cases.Books;

/// <summary>Takes verdicts back inside a transaction.</summary>
/// <param name="turn">The transaction's work.</param>
/// <param name="actor">The moderator.</param>
internal sealed class CaseUndo(CaseTurn turn, Actor actor)
{
    /// <summary>The verdict that an undo would take back; null where there is none, or where reports have opened the case anew since.</summary>
    public static async Task<CaseDecisionRow?> LastAsync(NewsroomDb db, CaseRow row, CancellationToken ct) => row.State == CaseState.Open ? null : await Verdicts(db, row.Id).FirstOrDefaultAsync(ct);

    /// <summary>Pictures of cases that a verdict brought with it, and those it changed itself: to be locked before the undo.</summary>
    public static async Task<IReadOnlyList<long>> TouchedAsync(NewsroomDb db, long caseId, CancellationToken ct)
    {
        var last = await Verdicts(db, caseId).AsNoTracking().FirstOrDefaultAsync(ct);
        if (last is null)
        {
            return [];
        }

        var brought = await db.CaseDecisions.Where(d => d.ParentId == last.Id).Join(db.Cases, d => d.CaseId, c => c.Id, (_, c) => c.PictureId).ToListAsync(ct);
        return [.. brought, .. CaseBefore.Read(last.Before!).Pictures.Select(p => p.Id)];
    }

    /// <summary>Takes a case's last verdict back, and those that it brought with it where they are still the last.</summary>
    /// <param name="locked">The case.</param>
    /// <param name="last">Its last verdict.</param>
    /// <param name="ct">Stops it.</param>
    public async Task UndoAsync(LockedCase locked, CaseDecisionRow last, CancellationToken ct)
    {
        await TakeBackAsync(locked, last, ct);
        foreach (var decision in await turn.Db.CaseDecisions.Where(d => d.ParentId == last.Id && d.UndoneAt == null).ToListAsync(ct))
        {
            var row = await turn.Db.Cases.SingleAsync(c => c.Id == decision.CaseId, ct);
            if (locked.Pictures.TryGetValue(row.PictureId, out var picture) && (await LastAsync(turn.Db, row, ct))?.Id == decision.Id)
            {
                await TakeBackAsync(new(row, picture, locked.Pictures), decision, ct);
            }
        }
    }

    private static IQueryable<CaseDecisionRow> Verdicts(NewsroomDb db, long caseId) => db.CaseDecisions
        .Where(d => d.CaseId == caseId && d.ModeratorId != null && d.UndoneAt == null && (d.Verdict == VerdictNames.Block || d.Verdict == VerdictNames.Restore))
        .OrderByDescending(d => d.Id);

    private async Task TakeBackAsync(LockedCase locked, CaseDecisionRow verdict, CancellationToken ct)
    {
        var before = CaseBefore.Read(verdict.Before!);
        await PutPicturesBackAsync(locked, verdict, before, ct);
        before.PutBack(locked.Row);
        locked.Row.LetGo();
        locked.Row.Version++;
        verdict.UndoneAt = turn.Now;
        turn.Db.CaseDecisions.Add(new CaseDecisionRow { CaseId = locked.Row.Id, Verdict = VerdictNames.Undo, ModeratorId = actor.Id, Moderator = actor.Name, At = turn.Now });
        await turn.Db.SaveChangesAsync(ct);
        await PutOutcomesBackAsync(locked.Row, verdict, ct);
        await turn.WeighAsync(locked.Row, locked.Picture, ct);
        turn.Changed(locked.Row, locked.Picture);
        turn.Acted(actor, "verdict.undone", locked.Row.Id, new { verdict.Verdict, imageId = locked.Picture.Name });
    }

    private async Task PutPicturesBackAsync(LockedCase locked, CaseDecisionRow verdict, CaseBefore before, CancellationToken ct)
    {
        var ids = before.Pictures.Select(p => p.Id).Where(id => id != locked.Picture.Id).ToArray();
        var reported = await turn.Db.Cases.Where(c => ids.Contains(c.PictureId)).Select(c => c.PictureId).ToListAsync(ct);
        // What has a case of its own since, or another case took on, is not ours to turn any more.
        var left = verdict.Verdict == VerdictNames.Block ? locked.Row.Id : (long?)null;
        foreach (var was in before.Pictures.Where(p => p.Id == locked.Picture.Id || (!reported.Contains(p.Id) && locked.Pictures.TryGetValue(p.Id, out var now) && now.CaseId == left)))
        {
            await PutBackAsync(locked.Pictures[was.Id], was.State, was.CaseId, ct);
        }

        // Taken on after the block, since it looked like this one.
        foreach (var late in verdict.Verdict == VerdictNames.Block ? locked.Covered.Where(c => !ids.Contains(c.Id)).ToList() : [])
        {
            await PutBackAsync(late, PictureState.Shown, caseId: null, ct);
        }

        locked.Picture.CaseId = locked.Row.Id;
    }

    private async Task PutBackAsync(PictureRow picture, PictureState state, long? caseId, CancellationToken ct)
    {
        await (state == PictureState.Blocked ? turn.HideAsync(picture, ct) : turn.ShowAsync(picture, ct));
        picture.CaseId = caseId;
    }

    // As the verdict before left them; without one nobody has said anything of them.
    private async Task PutOutcomesBackAsync(CaseRow row, CaseDecisionRow undone, CancellationToken ct)
    {
        var former = await Verdicts(turn.Db, row.Id).Where(d => d.Id < undone.Id).FirstOrDefaultAsync(ct);
        var settled = former?.SettledTo ?? 0;
        await turn.Db.Reports.Where(r => r.CaseId == row.Id && r.Id > settled).ExecuteUpdateAsync(set => set.SetProperty(r => r.Outcome, (ReportVerdict?)null), ct);
        if (former is not null)
        {
            ReportVerdict? outcome = former.Verdict == VerdictNames.Block ? ReportVerdict.Upheld : ReportVerdict.Dismissed;
            await turn.Db.Reports.Where(r => r.CaseId == row.Id && r.Id <= settled).ExecuteUpdateAsync(set => set.SetProperty(r => r.Outcome, outcome), ct);
        }
    }
}
