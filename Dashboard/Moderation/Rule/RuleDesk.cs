using System.Security.Claims;
using Dashboard.Accounts;
using Dashboard.Live;
using Dashboard.Moderation.Cases;
using Dashboard.Moderation.Reporting;
using Dashboard.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Moderation.Rule;

/// <summary>What administrators do to the rule: look at it, try another one on past reports, change it. Each change is a row, so that the rule has a history.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="log">The event log, whose transactions changes are written in.</param>
/// <param name="rules">The rule as it is.</param>
/// <param name="audit">The audit log.</param>
/// <param name="authorization">Says who may.</param>
/// <param name="time">The clock.</param>
public sealed class RuleDesk(IDbContextFactory<NewsroomDb> factory, EventLog log, RuleBook rules, AuditLog audit, IAuthorizationService authorization, TimeProvider time)
{
    /// <summary>Most past cases a trial runs over, the latest ones.</summary>
    public const int MostCases = 1_000;

    private const int MostReports = 200;

    /// <summary>The rule as it is.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it.</param>
    public Task<ModerationOutcome<RuleSettings>> CurrentAsync(ClaimsPrincipal user, CancellationToken ct) => ForAsync<RuleSettings>(user, async _ =>
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await rules.CurrentAsync(db, ct);
    });

    /// <summary>What other settings would have done with the latest cases; changes nothing.</summary>
    /// <param name="settings">The settings on trial.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Stops it.</param>
    public Task<ModerationOutcome<TrialOutcome>> TryAsync(RuleSettings settings, ClaimsPrincipal user, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return ForAsync<TrialOutcome>(user, async _ => settings.Check() is { } fault ? fault : ShadowTrial.Run(await PastAsync(ct), settings));
    }

    /// <summary>Changes the rule for every node from the next report on.</summary>
    /// <param name="settings">The new settings.</param>
    /// <param name="note">Why, or null.</param>
    /// <param name="user">Who changes it.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<ModerationOutcome<RuleSettings>> ChangeAsync(RuleSettings settings, string? note, ClaimsPrincipal user, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var said = CommentText.Clean(note);
        return ForAsync<RuleSettings>(user, async actor =>
        {
            if (settings.Check() is { } fault)
            {
                return fault;
            }

            if (said?.Length > CaseDesk.MaxNote)
            {
                return ModerationFault.Of(ModerationFaultCode.NoteTooLong, FormattableString.Invariant($"{CaseDesk.MaxNote}"));
            }

            await log.WriteAsync(async (db, _) =>
            {
                var before = await rules.CurrentAsync(db, ct);
                db.ModerationRules.Add(new ModerationRuleRow
                {
                    Threshold = settings.Threshold,
                    MostStanding = settings.MostStanding,
                    NetworkStep = settings.NetworkStep,
                    ReopenFactor = settings.ReopenFactor,
                    BlocksPerHour = settings.BlocksPerHour,
                    Note = said,
                    By = actor.Name,
                    At = time.Now(),
                });
                await audit.WriteAsync(db, actor, "rule.changed", "moderation", new { note = said, before, after = settings }, ct);
            }, ct);
            return settings;
        });
    }

    private async Task<IReadOnlyCollection<PastCase>> PastAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.Cases.AsNoTracking().OrderByDescending(c => c.Id).Take(MostCases).Select(c => new
        {
            c.Id,
            c.State,
            WasBlocked = db.CaseDecisions.Any(d => d.CaseId == c.Id && d.Verdict == "block" && d.Moderator == null),
        }).ToListAsync(ct);
        var past = new List<PastCase>(rows.Count);
        foreach (var row in rows)
        {
            var reports = await FactRows.ReadAsync(db.Reports.Where(r => r.CaseId == row.Id && r.Counted).OrderBy(r => r.Id).Take(MostReports), ct);
            past.Add(new(row.Id, reports, row.WasBlocked, row.State switch { CaseState.Restored => true, CaseState.Blocked => false, _ => null }));
        }

        return past;
    }

    private async Task<ModerationOutcome<T>> ForAsync<T>(ClaimsPrincipal user, Func<Actor, Task<ModerationOutcome<T>>> act)
        where T : class => (await authorization.AuthorizeAsync(user, Policies.Administration)).Succeeded
            ? await act(Actor.Of(user))
            : ModerationFault.Of(ModerationFaultCode.NotAllowed);
}
