using Dashboard.Moderation.Cases.Books;
using Dashboard.Moderation.Cases.Views;
using Dashboard.Moderation.Rule;
using Dashboard.Shared.Moderation;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Moderation.Cases.Reading;

/// <summary>Reads cases as moderators see them.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="rules">The rule.</param>
/// <param name="lookalikes">Finds pictures that look alike.</param>
/// <param name="time">The clock.</param>
internal sealed class CaseReader(IDbContextFactory<NewsroomDb> factory, RuleBook rules, ILookalikes lookalikes, TimeProvider time)
{
    private const int MostPages = 100;
    private const int MostReports = 200;
    private const int MostCases = 200;

    /// <summary>A page of cases.</summary>
    public async Task<CaseList> ListAsync(CaseQuery query, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var limit = Math.Clamp(query.Limit, 1, MostCases);
        var rows = await CaseQueue.Of(db, query).AsNoTracking().Include(c => c.Picture).Take(limit + 1).ToListAsync(ct);
        var rule = await rules.CurrentAsync(db, ct);
        var shown = rows.Take(limit).ToList();
        return new(shown.ConvertAll(r => CaseItems.Of(r, rule, time.Now())), rows.Count > limit ? CaseCursor.Of(shown[^1], CaseQueue.ByDecision(query)).ToString() : null);
    }

    /// <summary>Cases by identifier, as they are now.</summary>
    public async Task<IReadOnlyList<CaseItem>> ItemsAsync(IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rule = await rules.CurrentAsync(db, ct);
        var rows = await db.Cases.AsNoTracking().Include(c => c.Picture).Where(c => ids.Contains(c.Id)).ToListAsync(ct);
        return rows.ConvertAll(r => CaseItems.Of(r, rule, time.Now()));
    }

    /// <summary>Cases as everybody outside reads them.</summary>
    public async Task<IReadOnlyList<CaseSummary>> SummariesAsync(IReadOnlyList<long> ids, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.Cases.AsNoTracking().Include(c => c.Picture).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var summaries = new List<CaseSummary>(rows.Count);
        foreach (var row in ids.Where(rows.ContainsKey).Select(id => rows[id]))
        {
            var headlines = await Beside(db, [row.PictureId]).Take(MostPages).Select(h => h.Id).ToListAsync(ct);
            summaries.Add(CaseSummaries.Of(row, row.Picture!.Name, headlines, time.Now()));
        }

        return summaries;
    }

    /// <summary>One case; null for an unknown one.</summary>
    public async Task<CaseDetail?> FindAsync(long caseId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.Cases.AsNoTracking().Include(c => c.Picture).SingleOrDefaultAsync(c => c.Id == caseId, ct);
        if (row is null)
        {
            return null;
        }

        var rule = await rules.CurrentAsync(db, ct);
        var said = BlockRule.Weigh(await FactRows.OfAsync(db, row, ct), rule, row.WasKept());
        var (pages, more) = await PagesAsync(db, [row.PictureId], ct);
        var reports = await db.Reports.AsNoTracking().Where(r => r.CaseId == caseId).OrderByDescending(r => r.Id).Take(MostReports).ToListAsync(ct);
        var history = await db.CaseDecisions.AsNoTracking().Where(d => d.CaseId == caseId).OrderByDescending(d => d.Id).ToListAsync(ct);
        var parents = history.Select(d => d.ParentId).OfType<long>().ToArray();
        var from = await db.CaseDecisions.Where(d => parents.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.CaseId, ct);
        return new(
            CaseItems.Of(row, rule, time.Now()), pages, more, reports.ConvertAll(r => CaseItems.Of(r, said)), row.ReadSigns(),
            history.ConvertAll(d => new CaseStep(d.Id, d.Verdict, d.Moderator, d.Note, d.At, d.UndoneAt, d.HandlingSeconds, d.ParentId is { } p ? from.GetValueOrDefault(p) : null)),
            await CaseUndo.LastAsync(db, row, ct) is not null, await AlikeOfAsync(db, row.PictureId, ct));
    }

    /// <summary>Pictures that look like a case's.</summary>
    public async Task<IReadOnlyList<CaseLookalike>> AlikeAsync(long caseId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Cases.Where(c => c.Id == caseId).Select(c => (long?)c.PictureId).SingleOrDefaultAsync(ct) is { } pictureId ? await AlikeOfAsync(db, pictureId, ct) : [];
    }

    /// <summary>What a verdict on several cases would touch.</summary>
    public async Task<CasePreview> PreviewAsync(IReadOnlyCollection<long> ids, CaseVerdict verdict, string moderatorId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rule = await rules.CurrentAsync(db, ct);
        var rows = await db.Cases.AsNoTracking().Include(c => c.Picture).Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(ct);
        var (left, would, pictures) = (new List<CaseRefusal>(), new List<CaseItem>(), new HashSet<long>());
        left.AddRange(ids.Except(rows.Select(r => r.Id)).Select(id => new CaseRefusal(id, ModerationFault.Of(ModerationFaultCode.UnknownCase))));
        foreach (var row in rows)
        {
            if (Refusal(row, verdict, moderatorId) is { } fault)
            {
                left.Add(new(row.Id, fault));
                continue;
            }

            would.Add(CaseItems.Of(row, rule, time.Now()));
            pictures.Add(row.PictureId);
            pictures.UnionWith(verdict == CaseVerdict.Restore
                ? await db.Pictures.Where(p => p.CaseId == row.Id).Select(p => p.Id).ToListAsync(ct)
                : (await AlikeOfAsync(db, row.PictureId, ct)).Where(l => l is { Sure: true, Kept: false, Hidden: false }).Select(l => l.PictureId));
        }

        var (pages, more) = await PagesAsync(db, [.. pictures], ct);
        return new(would, left, pictures.Count, pages, more);
    }

    /// <summary>How the desk stands.</summary>
    public async Task<DeskFigures> FiguresAsync(string moderatorId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = time.Now();
        var since = now.AddDays(-1);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var open = db.Cases.Where(c => c.State == CaseState.Open);
        var verdicts = db.CaseDecisions.Where(d => d.At > since && d.ModeratorId != null && d.UndoneAt == null && (d.Verdict == VerdictNames.Block || d.Verdict == VerdictNames.Restore));
        var rule = await rules.CurrentAsync(db, ct);
        return new(
            await open.CountAsync(ct), await open.CountAsync(c => c.Illegal, ct), await open.CountAsync(c => c.HeldByBudget, ct),
            await open.MinAsync(c => (DateTimeOffset?)c.OpenedAt, ct), await verdicts.CountAsync(ct), await verdicts.AverageAsync(d => d.HandlingSeconds, ct),
            Math.Max(0, rule.BlocksPerHour - await CaseTurn.SpentAsync(db, now, ct)),
            await db.Exposures.Where(e => e.ModeratorId == moderatorId && e.Day == today).Select(e => e.Seconds).SingleOrDefaultAsync(ct));
    }

    private ModerationFault? Refusal(CaseRow row, CaseVerdict verdict, string moderatorId) =>
        row.IsHeldByOther(moderatorId, time.Now()) ? CaseItems.HeldBy(row)
        : row.State == (verdict == CaseVerdict.Block ? CaseState.Blocked : CaseState.Restored) ? ModerationFault.Of(ModerationFaultCode.Verdict, VerdictNames.Of(verdict))
        : null;

    private async Task<IReadOnlyList<CaseLookalike>> AlikeOfAsync(NewsroomDb db, long pictureId, CancellationToken ct)
    {
        var found = (await lookalikes.FindAsync(pictureId, ct)).DistinctBy(l => l.PictureId).ToDictionary(l => l.PictureId);
        if (found.Count == 0)
        {
            return [];
        }

        var rows = await db.Pictures.AsNoTracking().Where(p => found.Keys.Contains(p.Id)).Select(p => new
        {
            Picture = p,
            Case = db.Cases.Where(c => c.PictureId == p.Id).Select(c => new { c.Id, c.State }).FirstOrDefault(),
            Headlines = db.Headlines.Count(h => h.PictureId == p.Id && h.WithdrawnAt == null),
        }).ToListAsync(ct);
        return [.. rows.Select(r => new CaseLookalike(r.Picture.Name, found[r.Picture.Id].Distance, found[r.Picture.Id].Sure, r.Picture.State == PictureState.Blocked,
            r.Case?.Id, r.Case?.State == CaseState.Restored, r.Headlines) { PictureId = r.Picture.Id }).OrderBy(l => l.Distance).ThenBy(l => l.PictureId)];
    }

    private static IQueryable<HeadlineRow> Beside(NewsroomDb db, long[] pictures) =>
        db.Headlines.Where(h => h.PictureId != null && pictures.Contains(h.PictureId.Value)).Where(HeadlineProjection.IsPublic).OrderByDescending(h => h.Id);

    private static async Task<(IReadOnlyList<CasePage> Pages, bool More)> PagesAsync(NewsroomDb db, long[] pictures, CancellationToken ct)
    {
        var rows = await Beside(db, pictures).Take(MostPages + 1).Select(h => new { h.Id, Title = h.EditorTitle ?? h.Title, Source = h.Source!.Name, h.SeenAt }).ToListAsync(ct);
        return ([.. rows.Take(MostPages).Select(h => new CasePage(h.Id, h.Title, HeadlinePage.For(h.Id, h.Title), h.Source, h.SeenAt))], rows.Count > MostPages);
    }
}
