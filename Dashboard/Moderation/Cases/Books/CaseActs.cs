using System.Globalization;
using Dashboard.Accounts;
using Dashboard.Live;
using Dashboard.Moderation.Cases.Reading;
using Dashboard.Moderation.Rule;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Moderation.Cases.Books;

/// <summary>What moderators do to cases, each a transaction of its own; who may is decided before.</summary>
/// <param name="log">The event log.</param>
/// <param name="rules">The rule.</param>
/// <param name="audit">The audit log.</param>
/// <param name="time">The clock.</param>
internal sealed class CaseActs(EventLog log, RuleBook rules, AuditLog audit, TimeProvider time)
{
    /// <summary>Takes a case or renews the hold.</summary>
    public Task<ModerationFault?> ClaimAsync(long caseId, Actor actor, CancellationToken ct) => OnCaseAsync(caseId, [], actor, (turn, locked) =>
    {
        var row = locked.Row;
        // A renewal changes nothing that a screen shows.
        var isNew = row.ClaimedById != actor.Id || row.ClaimedUntil <= turn.Now;
        if (isNew)
        {
            (row.ClaimedById, row.ClaimedBy, row.ClaimedAt) = (actor.Id, actor.Name, turn.Now);
            turn.Changed(row, locked.Picture);
            turn.Acted(actor, "case.claimed", caseId);
        }

        row.ClaimedUntil = turn.Now + CaseDesk.Lease;
        return Done;
    }, ct);

    /// <summary>Lets a case go that the actor holds.</summary>
    public Task<ModerationFault?> ReleaseAsync(long caseId, Actor actor, CancellationToken ct) => OnCaseAsync(caseId, [], actor, (turn, locked) =>
    {
        if (locked.Row.ClaimedById == actor.Id)
        {
            locked.Row.LetGo();
            turn.Changed(locked.Row, locked.Picture);
            turn.Acted(actor, "case.released", caseId);
        }

        return Done;
    }, ct, mayBeHeld: true);

    /// <summary>Decides a case.</summary>
    public Task<ModerationFault?> DecideAsync(CaseDecision decision, string? note, IReadOnlyDictionary<long, bool> lookalikes, Actor actor, CancellationToken ct) =>
        OnCaseAsync(decision.CaseId, [.. lookalikes.Keys], actor, async (turn, locked) =>
        {
            if (decision.Version is { } version && version != locked.Row.Version)
            {
                return ModerationFault.Of(ModerationFaultCode.Stale, locked.Row.Version.ToString(CultureInfo.InvariantCulture));
            }

            await new CaseJudge(turn, actor).DecideAsync(locked, decision.Verdict, note, lookalikes, ct);
            return null;
        }, ct);

    /// <summary>Takes the last verdict back.</summary>
    public Task<ModerationFault?> UndoAsync(long caseId, Actor actor, CancellationToken ct) => log.WriteAsync(async (db, events) =>
    {
        var touched = await CaseUndo.TouchedAsync(db, caseId, ct);
        return await RunAsync(db, events, caseId, touched, actor, mayBeHeld: false, async (turn, locked) =>
        {
            if (await CaseUndo.LastAsync(db, locked.Row, ct) is not { } last)
            {
                return ModerationFault.Of(ModerationFaultCode.NothingToUndo);
            }

            await new CaseUndo(turn, actor).UndoAsync(locked, last, ct);
            return null;
        }, ct);
    }, ct);

    /// <summary>Writes a note into the history.</summary>
    public Task<ModerationFault?> NoteAsync(long caseId, string note, Actor actor, CancellationToken ct) => OnCaseAsync(caseId, [], actor, (turn, locked) =>
    {
        turn.Db.CaseDecisions.Add(new CaseDecisionRow { CaseId = caseId, Verdict = VerdictNames.Note, ModeratorId = actor.Id, Moderator = actor.Name, Note = note, At = turn.Now });
        turn.Changed(locked.Row, locked.Picture);
        turn.Acted(actor, "case.noted", caseId, new { note });
        return Done;
    }, ct, mayBeHeld: true);

    /// <summary>Mutes a reporter or hears the reporter again, and weighs the cases anew that the reporter's undecided reports are in.</summary>
    public Task<ModerationFault?> MuteAsync(Guid reporterId, bool muted, Actor actor, CancellationToken ct) => log.WriteAsync(async (db, events) =>
    {
        var open = db.Reports.Where(r => r.ReporterId == reporterId && r.Counted && r.Outcome == null);
        var pictures = await open.Select(r => r.PictureId).Distinct().ToListAsync(ct);
        var locked = (await db.LockPicturesAsync(pictures, ct)).ToDictionary(p => p.Id);
        var reporter = await db.Reporters.SingleOrDefaultAsync(r => r.Id == reporterId, ct);
        if (reporter is null)
        {
            return ModerationFault.Of(ModerationFaultCode.UnknownReporter);
        }

        var turn = new CaseTurn(db, events, await rules.CurrentAsync(db, ct), audit, time.Now());
        (reporter.MutedAt, reporter.MutedBy) = (muted ? turn.Now : null, muted ? actor.Name : null);
        await open.Where(r => pictures.Contains(r.PictureId)).ExecuteUpdateAsync(set => set.SetProperty(r => r.Muted, muted), ct);
        foreach (var row in await db.Cases.Where(c => pictures.Contains(c.PictureId)).OrderBy(c => c.PictureId).ToListAsync(ct))
        {
            await turn.WeighAsync(row, locked[row.PictureId], ct);
            turn.Changed(row, locked[row.PictureId]);
        }

        await turn.CloseAsync(ct);
        await audit.WriteAsync(db, actor, muted ? "reporter.muted" : "reporter.unmuted", $"reporter:{reporterId:N}", null, ct);
        return null;
    }, ct);

    private static Task<ModerationFault?> Done => Task.FromResult<ModerationFault?>(null);

    private Task<ModerationFault?> OnCaseAsync(
        long caseId, IReadOnlyCollection<long> further, Actor actor, Func<CaseTurn, LockedCase, Task<ModerationFault?>> act, CancellationToken ct, bool mayBeHeld = false) =>
        log.WriteAsync((db, events) => RunAsync(db, events, caseId, further, actor, mayBeHeld, act, ct), ct);

    private async Task<ModerationFault?> RunAsync(
        NewsroomDb db, ICollection<PendingEvent> events, long caseId, IReadOnlyCollection<long> further, Actor actor, bool mayBeHeld,
        Func<CaseTurn, LockedCase, Task<ModerationFault?>> act, CancellationToken ct)
    {
        if (await db.LockCaseAsync(caseId, further, ct) is not { } locked)
        {
            return ModerationFault.Of(ModerationFaultCode.UnknownCase);
        }

        var turn = new CaseTurn(db, events, await rules.CurrentAsync(db, ct), audit, time.Now());
        if (!mayBeHeld && locked.Row.IsHeldByOther(actor.Id, turn.Now))
        {
            return CaseItems.HeldBy(locked.Row);
        }

        if (await act(turn, locked) is { } fault)
        {
            return fault;
        }

        await turn.CloseAsync(ct);
        return null;
    }
}
