using System.Security.Claims;
using Dashboard.Moderation.Cases.Views;

namespace Dashboard.Moderation.Cases;

/// <summary>
/// Everything moderators do, by page or by API: who may is decided here (policy Moderation). Each act is one transaction with its history, its
/// audit entry and its events; every screen, the actor's own too, hears of it by the road (<c>case-changed</c> in the staff log).
/// </summary>
public sealed class CaseDesk
{
    /// <summary>Longest note, in characters.</summary>
    public const int MaxNote = 1_000;

    /// <summary>Most cases decided at once.</summary>
    public const int MaxBulk = 100;

    /// <summary>How long a claim holds unless it is renewed.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>A page of cases.</summary>
    /// <param name="query">Which.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it.</param>
    public Task<ModerationOutcome<CaseList>> ListAsync(CaseQuery query, ClaimsPrincipal user, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>One case with its reports, pages, history and lookalikes.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it.</param>
    public Task<ModerationOutcome<CaseDetail>> FindAsync(long caseId, ClaimsPrincipal user, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>How the desk stands: counts, oldest case, handling times, the asker's exposure.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it.</param>
    public Task<ModerationOutcome<DeskFigures>> FiguresAsync(ClaimsPrincipal user, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Takes a case for <see cref="Lease"/>, or renews the asker's own hold: call it again at least every four minutes while the case is looked at. Fault <c>claimed</c> names another's.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<ModerationOutcome<CaseItem>> ClaimAsync(long caseId, ClaimsPrincipal user, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Lets a case go; one that the asker does not hold stays as it is.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<ModerationOutcome<CaseItem>> ReleaseAsync(long caseId, ClaimsPrincipal user, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>
    /// Blocks or restores. A block covers what surely looks alike and what was confirmed. Faults: <c>claimed</c> by another, <c>stale</c> version
    /// (its argument is the current one), <c>note-too-long</c>, <c>unknown-picture</c> for a confirmed name that does not look alike.
    /// </summary>
    /// <param name="decision">The verdict.</param>
    /// <param name="user">Who decides.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<ModerationOutcome<CaseItem>> DecideAsync(CaseDecision decision, ClaimsPrincipal user, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>What a verdict on several cases would touch; changes nothing.</summary>
    /// <param name="caseIds">The cases, at most <see cref="MaxBulk"/>.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it.</param>
    public Task<ModerationOutcome<CasePreview>> PreviewAsync(IReadOnlyCollection<long> caseIds, CaseVerdict verdict, ClaimsPrincipal user, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Decides several cases, each by itself: one that is stale or held by another is left and named.</summary>
    /// <param name="decisions">The verdicts, at most <see cref="MaxBulk"/>.</param>
    /// <param name="user">Who decides.</param>
    /// <param name="ct">Stops it between two cases.</param>
    public Task<ModerationOutcome<BulkOutcome>> DecideManyAsync(IReadOnlyList<CaseDecision> decisions, ClaimsPrincipal user, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Takes the last verdict back: case, pictures and reports are as before it. Fault <c>nothing-to-undo</c> where reports have opened the case anew since.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<ModerationOutcome<CaseItem>> UndoAsync(long caseId, ClaimsPrincipal user, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Writes a note into the history; anybody's hold allows it.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="note">The note.</param>
    /// <param name="user">Who writes.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<ModerationOutcome<CaseItem>> NoteAsync(long caseId, string? note, ClaimsPrincipal user, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Mutes a reporter, or hears the reporter again: undecided reports of that reporter weigh nothing from now on, or what they did.</summary>
    /// <param name="reporterId">The reporter.</param>
    /// <param name="muted">Whether to mute.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<ModerationOutcome<ReporterStanding>> MuteAsync(Guid reporterId, bool muted, ClaimsPrincipal user, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Adds to the asker's own exposure: time an unblurred picture was looked at. Answers today's sum in seconds.</summary>
    /// <param name="looked">How long; at most five minutes count at once.</param>
    /// <param name="user">Who looked.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<double> ExposeAsync(TimeSpan looked, ClaimsPrincipal user, CancellationToken ct) => throw new NotSupportedException();
}
