using Dashboard.Accounts;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Moderation.Cases.Books;

/// <summary>Carries out a moderator's verdict inside a transaction.</summary>
/// <param name="turn">The transaction's work.</param>
/// <param name="actor">The moderator.</param>
internal sealed class CaseJudge(CaseTurn turn, Actor actor)
{
    /// <summary>Decides a locked case: its picture, those it covers, and the cases of confirmed lookalikes.</summary>
    /// <param name="locked">The case.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="note">Why.</param>
    /// <param name="lookalikes">For a block: pictures that look alike, and whether the moderator confirmed them.</param>
    /// <param name="ct">Stops it.</param>
    public async Task DecideAsync(LockedCase locked, CaseVerdict verdict, string? note, IReadOnlyDictionary<long, bool> lookalikes, CancellationToken ct)
    {
        var own = await OwnCasesAsync(lookalikes.Keys, ct);
        var covered = verdict == CaseVerdict.Restore
            ? locked.Covered.ToList()
            : locked.Pictures.Values.Where(p => lookalikes.ContainsKey(p.Id) && !own.ContainsKey(p.Id) && p.State == PictureState.Shown).ToList();
        var decision = await ApplyAsync(locked.Row, locked.Picture, covered, verdict, note, parentId: null, ct);
        if (verdict == CaseVerdict.Block)
        {
            foreach (var (row, picture) in own.Select(o => (o.Value, locked.Pictures[o.Key])).Where(o => Follows(o.Value, lookalikes[o.Value.PictureId], locked.Row)))
            {
                await ApplyAsync(row, picture, [], verdict, note, decision.Id, ct);
            }
        }
    }

    // What another moderator holds is theirs; what one has kept follows only when it was confirmed.
    private bool Follows(CaseRow row, bool confirmed, CaseRow first) =>
        row.Id != first.Id && !row.IsHeldByOther(actor.Id, turn.Now) && (row.State == CaseState.Open || (row.State == CaseState.Restored && confirmed));

    private async Task<Dictionary<long, CaseRow>> OwnCasesAsync(IEnumerable<long> pictures, CancellationToken ct)
    {
        var ids = pictures.ToArray();
        return ids.Length == 0 ? [] : await turn.Db.Cases.Where(c => ids.Contains(c.PictureId)).ToDictionaryAsync(c => c.PictureId, ct);
    }

    private async Task<CaseDecisionRow> ApplyAsync(
        CaseRow row, PictureRow picture, IReadOnlyList<PictureRow> covered, CaseVerdict verdict, string? note, long? parentId, CancellationToken ct)
    {
        var settled = await turn.Db.Reports.Where(r => r.CaseId == row.Id).MaxAsync(r => (long?)r.Id, ct) ?? 0;
        var decision = new CaseDecisionRow
        {
            CaseId = row.Id,
            ParentId = parentId,
            Verdict = VerdictNames.Of(verdict),
            ModeratorId = actor.Id,
            Moderator = actor.Name,
            Note = note,
            At = turn.Now,
            Before = CaseBefore.Of(row, covered.Prepend(picture)).Write(),
            SettledTo = settled,
            HandlingSeconds = parentId is null && row.ClaimedAt is { } since && row.ClaimedUntil > turn.Now ? (turn.Now - since).TotalSeconds : null,
        };
        turn.Db.CaseDecisions.Add(decision);
        await TurnPicturesAsync(row, picture, covered, verdict, ct);
        await TurnCaseAsync(row, verdict, settled, ct);
        turn.Changed(row, picture);
        turn.Acted(actor, verdict == CaseVerdict.Block ? "picture.blocked" : "picture.restored", row.Id,
            new { imageId = picture.Name, note, alike = covered.Select(c => c.Name).ToArray(), withCase = parentId is null ? null : "lookalike", row.Reports });
        // A verdict it brings with it names this one.
        await turn.Db.SaveChangesAsync(ct);
        return decision;
    }

    private async Task TurnPicturesAsync(CaseRow row, PictureRow picture, IReadOnlyList<PictureRow> covered, CaseVerdict verdict, CancellationToken ct)
    {
        foreach (var one in covered.Prepend(picture))
        {
            if (verdict == CaseVerdict.Block)
            {
                await turn.HideAsync(one, ct);
                one.CaseId = row.Id;
            }
            else
            {
                await turn.ShowAsync(one, ct);
                one.CaseId = one == picture ? row.Id : null;
            }
        }
    }

    private async Task TurnCaseAsync(CaseRow row, CaseVerdict verdict, long settled, CancellationToken ct)
    {
        row.State = verdict == CaseVerdict.Block ? CaseState.Blocked : CaseState.Restored;
        (row.AutoBlocked, row.HeldByBudget) = (false, false);
        (row.DecidedAt, row.DecidedBy) = (turn.Now, actor.Name);
        row.Version++;
        row.LetGo();
        if (verdict == CaseVerdict.Restore)
        {
            (row.CountFrom, row.Weight, row.Coordination) = (settled, 0, null);
        }

        // The last word about the picture says who was right, whenever they reported.
        var outcome = verdict == CaseVerdict.Block ? ReportVerdict.Upheld : ReportVerdict.Dismissed;
        await turn.Db.Reports.Where(r => r.CaseId == row.Id && r.Id <= settled).ExecuteUpdateAsync(set => set.SetProperty(r => r.Outcome, outcome), ct);
    }
}
