using System.Globalization;
using System.Security.Claims;
using Dashboard.Accounts;
using Dashboard.Moderation.Cases.Books;
using Dashboard.Moderation.Cases.Reading;
using Dashboard.Moderation.Cases.Views;
using Dashboard.Moderation.Reporting;
using Dashboard.Storage.Reach;
using Microsoft.AspNetCore.Authorization;

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

    private readonly CaseActs _acts;
    private readonly CaseReader _reader;
    private readonly PeopleBooks _reporters;
    private readonly IAuthorizationService _authorization;
    private readonly ModerationMetrics _metrics;

    internal CaseDesk(CaseActs acts, CaseReader reader, PeopleBooks reporters, IAuthorizationService authorization, ModerationMetrics metrics) =>
        (_acts, _reader, _reporters, _authorization, _metrics) = (acts, reader, reporters, authorization, metrics);

    /// <summary>A page of cases.</summary>
    /// <param name="query">Which.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it.</param>
    public Task<ModerationOutcome<CaseList>> ListAsync(CaseQuery query, ClaimsPrincipal user, CancellationToken ct) =>
        ForAsync<CaseList>(user, async _ => await _reader.ListAsync(query, ct));

    /// <summary>One case with its reports, pages, history and _lookalikes.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it.</param>
    public Task<ModerationOutcome<CaseDetail>> FindAsync(long caseId, ClaimsPrincipal user, CancellationToken ct) =>
        ForAsync<CaseDetail>(user, async _ => await _reader.FindAsync(caseId, ct) is { } found ? found : ModerationFault.Of(ModerationFaultCode.UnknownCase));

    /// <summary>How the desk stands: counts, oldest case, handling times, the asker's exposure.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it.</param>
    public Task<ModerationOutcome<DeskFigures>> FiguresAsync(ClaimsPrincipal user, CancellationToken ct) =>
        ForAsync<DeskFigures>(user, async actor => await _reader.FiguresAsync(actor.Id!, ct));

    /// <summary>Takes a case for <see cref="Lease"/>, or renews the asker's own hold: call it again at least every four minutes while the case is looked at. Fault <c>claimed</c> names another's.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<ModerationOutcome<CaseItem>> ClaimAsync(long caseId, ClaimsPrincipal user, CancellationToken ct) =>
        ForAsync(user, actor => AnswerAsync(caseId, _acts.ClaimAsync(caseId, actor, ct), ct));

    /// <summary>Lets a case go; one that the asker does not hold stays as it is.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<ModerationOutcome<CaseItem>> ReleaseAsync(long caseId, ClaimsPrincipal user, CancellationToken ct) =>
        ForAsync(user, actor => AnswerAsync(caseId, _acts.ReleaseAsync(caseId, actor, ct), ct));

    /// <summary>
    /// Blocks or restores. A block covers what surely looks alike and what was confirmed. Faults: <c>claimed</c> by another, <c>stale</c> version
    /// (its argument is the current one), <c>note-too-long</c>, <c>unknown-picture</c> for a confirmed name that does not look alike.
    /// </summary>
    /// <param name="decision">The verdict.</param>
    /// <param name="user">Who decides.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<ModerationOutcome<CaseItem>> DecideAsync(CaseDecision decision, ClaimsPrincipal user, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return ForAsync(user, actor => DecideAsync(decision, actor, ct));
    }

    /// <summary>What a verdict on several cases would touch; changes nothing.</summary>
    /// <param name="caseIds">The cases, at most <see cref="MaxBulk"/>.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it.</param>
    public Task<ModerationOutcome<CasePreview>> PreviewAsync(IReadOnlyCollection<long> caseIds, CaseVerdict verdict, ClaimsPrincipal user, CancellationToken ct) =>
        ForAsync<CasePreview>(user, async actor => caseIds.Count > MaxBulk ? TooMany : await _reader.PreviewAsync(caseIds, verdict, actor.Id!, ct));

    /// <summary>Decides several cases, each by itself: one that is stale or held by another is left and named.</summary>
    /// <param name="decisions">The verdicts, at most <see cref="MaxBulk"/>.</param>
    /// <param name="user">Who decides.</param>
    /// <param name="ct">Stops it between two cases.</param>
    public Task<ModerationOutcome<BulkOutcome>> DecideManyAsync(IReadOnlyList<CaseDecision> decisions, ClaimsPrincipal user, CancellationToken ct) =>
        ForAsync<BulkOutcome>(user, async actor => decisions.Count > MaxBulk ? TooMany : await DecideManyAsync(decisions, actor, ct));

    /// <summary>Takes the last verdict back: case, pictures and reports are as before it. Fault <c>nothing-to-undo</c> where reports have opened the case anew since.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<ModerationOutcome<CaseItem>> UndoAsync(long caseId, ClaimsPrincipal user, CancellationToken ct) =>
        ForAsync(user, actor => AnswerAsync(caseId, _acts.UndoAsync(caseId, actor, ct), ct));

    /// <summary>Writes a note into the history; anybody's hold allows it.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="note">The note.</param>
    /// <param name="user">Who writes.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<ModerationOutcome<CaseItem>> NoteAsync(long caseId, string? note, ClaimsPrincipal user, CancellationToken ct)
    {
        var said = CommentText.Clean(note);
        return ForAsync<CaseItem>(user, async actor => said is null ? ModerationFault.Of(ModerationFaultCode.NoteMissing)
            : said.Length > MaxNote ? NoteTooLong
            : await AnswerAsync(caseId, _acts.NoteAsync(caseId, said, actor, ct), ct));
    }

    /// <summary>Mutes a reporter, or hears the reporter again: undecided reports of that reporter weigh nothing from now on, or what they did.</summary>
    /// <param name="reporterId">The reporter.</param>
    /// <param name="muted">Whether to mute.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<ModerationOutcome<ReporterStanding>> MuteAsync(Guid reporterId, bool muted, ClaimsPrincipal user, CancellationToken ct) =>
        ForAsync<ReporterStanding>(user, async actor => await _acts.MuteAsync(reporterId, muted, actor, ct) is { } fault ? fault : await _reporters.FindAsync(reporterId, ct));

    /// <summary>Adds to the asker's own exposure: time an unblurred picture was looked at. Answers today's sum in seconds.</summary>
    /// <param name="looked">How long; at most five minutes count at once.</param>
    /// <param name="user">Who looked.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<double> ExposeAsync(TimeSpan looked, ClaimsPrincipal user, CancellationToken ct) =>
        _reporters.ExposeAsync(Actor.Of(user).Id!, looked, ct);

    private static ModerationFault TooMany => ModerationFault.Of(ModerationFaultCode.TooManyCases, MaxBulk.ToString(CultureInfo.InvariantCulture));

    private static ModerationFault NoteTooLong => ModerationFault.Of(ModerationFaultCode.NoteTooLong, MaxNote.ToString(CultureInfo.InvariantCulture));

    private async Task<ModerationOutcome<T>> ForAsync<T>(ClaimsPrincipal user, Func<Actor, Task<ModerationOutcome<T>>> act)
        where T : class => (await _authorization.AuthorizeAsync(user, Policies.Moderation)).Succeeded
            ? await act(Actor.Of(user))
            : ModerationFault.Of(ModerationFaultCode.NotAllowed);

    private async Task<ModerationOutcome<CaseItem>> AnswerAsync(long caseId, Task<ModerationFault?> act, CancellationToken ct) =>
        await act is { } fault ? fault : (await _reader.ItemsAsync([caseId], ct))[0];

    private async Task<ModerationOutcome<CaseItem>> DecideAsync(CaseDecision decision, Actor actor, CancellationToken ct)
    {
        var note = CommentText.Clean(decision.Note);
        if (note?.Length > MaxNote)
        {
            return NoteTooLong;
        }

        var (alike, fault) = await AlikeAsync(decision, ct);
        if (fault is not null)
        {
            return fault;
        }

        var answer = await AnswerAsync(decision.CaseId, _acts.DecideAsync(decision, note, alike, actor, ct), ct);
        if (answer.Value is not null && decision.Verdict == CaseVerdict.Block)
        {
            _metrics.Blocked(1, "moderator");
        }

        return answer;
    }

    // What is sure follows by itself; the rest only where the moderator has looked at it.
    private async Task<(IReadOnlyDictionary<long, bool> Alike, ModerationFault? Fault)> AlikeAsync(CaseDecision decision, CancellationToken ct)
    {
        var found = decision.Verdict == CaseVerdict.Block ? await _reader.AlikeAsync(decision.CaseId, ct) : [];
        var unknown = decision.Confirmed.Except(found.Select(f => f.ImageId), StringComparer.Ordinal).FirstOrDefault();
        return unknown is not null
            ? (new Dictionary<long, bool>(), ModerationFault.Of(ModerationFaultCode.UnknownPicture, unknown))
            : (found.Select(f => (f.PictureId, f.Sure, Confirmed: decision.Confirmed.Contains(f.ImageId))).Where(f => f.Sure || f.Confirmed).ToDictionary(f => f.PictureId, f => f.Confirmed), null);
    }

    private async Task<BulkOutcome> DecideManyAsync(IReadOnlyList<CaseDecision> decisions, Actor actor, CancellationToken ct)
    {
        var (decided, left) = (new List<CaseItem>(), new List<CaseRefusal>());
        foreach (var (done, decision) in decisions.Index())
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                var answer = await DecideAsync(decision, actor, ct);
                if (answer.Value is { } item)
                {
                    decided.Add(item);
                }
                else
                {
                    left.Add(new(decision.CaseId, answer.Fault!));
                }
            }
            catch (Exception fault) when (decided.Count > 0 && DatabaseFault.Passes(fault))
            {
                // What was decided before has to be told, and can be taken back.
                left.AddRange(decisions.Skip(done).Select(d => new CaseRefusal(d.CaseId, ModerationFault.Of(ModerationFaultCode.Away))));
                break;
            }
        }

        return new(decided, left);
    }
}
