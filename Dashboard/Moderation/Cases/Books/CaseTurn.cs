using System.Globalization;
using Dashboard.Accounts;
using Dashboard.Live;
using Dashboard.Moderation.Rule;
using Dashboard.Pictures;
using Dashboard.Shared.Live;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Moderation.Cases.Books;

/// <summary>
/// One transaction's work on cases: weighs, blocks and restores, and at its end writes the audit entries and says which cases have changed. Everybody
/// locks in one order: pictures by their identifiers, the hour's budget, the audit log, the event logs.
/// </summary>
/// <param name="db">The transaction's context.</param>
/// <param name="events">Receives the events.</param>
/// <param name="rule">The rule's settings.</param>
/// <param name="audit">The audit log.</param>
/// <param name="now">The moment of the transaction (UTC).</param>
internal sealed class CaseTurn(NewsroomDb db, ICollection<PendingEvent> events, RuleSettings rule, AuditLog audit, DateTimeOffset now)
{
    private const long Budget = 0x6461_7368_0003;
    private const int MostHeadlines = 100;
    private static readonly TimeSpan BudgetWindow = TimeSpan.FromHours(1);
    private readonly List<(Actor Actor, string Act, long CaseId, object? Details)> _acts = [];
    private readonly List<(CaseRow Row, PictureRow Picture)> _changed = [];
    private int? _left;

    public NewsroomDb Db => db;

    public DateTimeOffset Now => now;

    /// <summary>Cases whose picture readers' reports blocked.</summary>
    public int Blocked { get; private set; }

    /// <summary>Cases that the budget holds back since this transaction.</summary>
    public List<long> Held { get; } = [];

    /// <summary>Weighs a case whose picture is locked and whose reports are saved; blocks the picture where the reports reach the threshold.</summary>
    public async Task WeighAsync(CaseRow row, PictureRow picture, CancellationToken ct)
    {
        var said = BlockRule.Weigh(await FactRows.OfAsync(db, row, ct), rule, row.WasKept());
        row.Keep(said);
        // What the budget once held back waits for a moderator, also when the next hour has room.
        if (!said.Reached || picture.State != PictureState.Shown || row.State == CaseState.Blocked || row.HeldByBudget)
        {
            return;
        }

        if (await SpendAsync(ct))
        {
            await BlockByReportsAsync(row, picture, said, ct);
        }
        else
        {
            (row.State, row.HeldByBudget) = (CaseState.Open, true);
            row.Version++;
            Held.Add(row.Id);
        }
    }

    /// <summary>Hides a picture that is shown; one that is hidden stays so.</summary>
    public Task HideAsync(PictureRow picture, CancellationToken ct) => PictureBooks.BlockAsync(db, events, picture, ct);

    /// <summary>Shows a picture that is hidden; one that is shown stays so.</summary>
    public Task ShowAsync(PictureRow picture, CancellationToken ct) => PictureBooks.RestoreAsync(db, events, picture, ct);

    /// <summary>The transaction changed this case.</summary>
    public void Changed(CaseRow row, PictureRow picture)
    {
        if (!_changed.Exists(c => c.Row == row))
        {
            _changed.Add((row, picture));
        }
    }

    /// <summary>Somebody did something to a case; written at the transaction's end.</summary>
    public void Acted(Actor actor, string act, long caseId, object? details = null) => _acts.Add((actor, act, caseId, details));

    /// <summary>Ends the work: the last step of the change.</summary>
    public async Task CloseAsync(CancellationToken ct)
    {
        foreach (var (row, picture) in _changed)
        {
            events.Add(await ChangeAsync(row, picture, ct));
        }

        foreach (var (actor, act, caseId, details) in _acts)
        {
            await audit.WriteAsync(db, actor, act, string.Create(CultureInfo.InvariantCulture, $"case:{caseId}"), details, ct);
        }
    }

    /// <summary>Automatic blocks of the last hour, over the whole site.</summary>
    public static Task<int> SpentAsync(NewsroomDb db, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - BudgetWindow;
        return db.CaseDecisions.CountAsync(d => d.At > since && d.Verdict == VerdictNames.Block && d.Moderator == null, ct);
    }

    private async Task BlockByReportsAsync(CaseRow row, PictureRow picture, Weighing said, CancellationToken ct)
    {
        db.CaseDecisions.Add(new CaseDecisionRow { CaseId = row.Id, Verdict = VerdictNames.Block, At = now, Before = CaseBefore.Of(row, [picture]).Write() });
        await HideAsync(picture, ct);
        (row.State, row.AutoBlocked, row.HeldByBudget) = (CaseState.Open, true, false);
        row.Version++;
        Blocked++;
        Acted(Actor.System, "picture.blocked", row.Id, new { imageId = picture.Name, by = "reports", row.Reports, said.Persons, said.Networks, weight = Math.Round(said.Weight, 3) });
    }

    // Counted under a lock that is held to the commit: no two nodes spend the last block.
    private async Task<bool> SpendAsync(CancellationToken ct)
    {
        if (_left is null)
        {
            await WriterLock.TakeAsync(db, Budget, ct);
            _left = rule.BlocksPerHour - await SpentAsync(db, now, ct);
        }

        return _left > 0 && _left-- > 0;
    }

    private async Task<PendingEvent> ChangeAsync(CaseRow row, PictureRow picture, CancellationToken ct)
    {
        var headlines = await db.Headlines.Where(h => h.PictureId == picture.Id).Where(HeadlineProjection.IsPublic)
            .OrderByDescending(h => h.Id).Take(MostHeadlines).Select(h => h.Id).ToListAsync(ct);
        return new PendingEvent(LiveLog.Staff, LiveEvents.CaseChanged, seq => CaseSummaries.Of(row, picture.Name, headlines, now, seq)) { PictureId = picture.Id };
    }
}
