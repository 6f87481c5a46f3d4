using Dashboard.Moderation.Cases.Books;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Moderation.Reporting.Intake;

/// <summary>Writes reports inside a transaction, and then weighs each case that has one more.</summary>
/// <param name="turn">The transaction's work.</param>
internal sealed class ReportBatch(CaseTurn turn)
{
    private readonly NewsroomDb _db = turn.Db;

    /// <summary>Writes them in the order of arrival; the answers are in the same order.</summary>
    public async Task<IReadOnlyList<ReportTaken>> WriteAsync(IReadOnlyList<ReportDraft> drafts, CancellationToken ct)
    {
        var pictures = await LockPicturesAsync(drafts, ct);
        var cases = await CasesAsync(pictures.Values, ct);
        var trails = await CaseTrails.ReadAsync(_db, drafts, cases.Values, ct);
        var people = await PeopleFacts.ReadAsync(_db, drafts, ct);
        var answers = new List<ReportTaken>(drafts.Count);
        var counted = new Dictionary<CaseRow, List<ReportRow>>();
        foreach (var draft in drafts)
        {
            var picture = pictures.GetValueOrDefault(draft.Image);
            answers.Add(picture is null ? new(ReportStatus.UnknownPicture) : Take(draft, picture, cases[picture.Id], trails, people, counted));
        }

        // The reports get their identifiers, by which the rule takes the newest.
        await _db.SaveChangesAsync(ct);
        foreach (var (row, reports) in counted)
        {
            row.Count(reports.Select(r => r.Reason));
            row.LastReportAt = turn.Now;
            var picture = pictures.Values.First(p => p.Id == row.PictureId);
            await turn.WeighAsync(row, picture, ct);
            turn.Changed(row, picture);
        }

        return [.. answers.Select((a, i) => a.CaseId == 0 ? a : a with { Hidden = pictures[drafts[i].Image].State == PictureState.Blocked })];
    }

    private ReportTaken Take(ReportDraft draft, PictureRow picture, CaseRow row, CaseTrails trails, PeopleFacts people, Dictionary<CaseRow, List<ReportRow>> counted)
    {
        if (IsSettled(row, picture))
        {
            return new(ReportStatus.AlreadyBlocked);
        }

        if (draft.Reporter is { } known && trails.HasReporter(row.Id, known))
        {
            return new(ReportStatus.AlreadyReported, row.Id, known, turn.Now);
        }

        var reporter = draft.Reporter ?? Guid.NewGuid();
        var repeated = trails.HasPerson(row.Id, draft.Trace);
        if (repeated && !trails.MayRepeat(row.Id, draft.Trace))
        {
            return new(ReportStatus.Repeated, row.Id, reporter, turn.Now);
        }

        var report = people.Describe(_db, draft, reporter, turn.Now);
        (report.CaseId, report.PictureId, report.Counted) = (row.Id, picture.Id, !repeated);
        (report.Network, report.Area) = trails.Canonical(row.Id, draft.Trace);
        _db.Reports.Add(report);
        trails.Add(row.Id, reporter, draft.Trace);
        if (!repeated)
        {
            (counted.TryGetValue(row, out var list) ? list : counted[row] = []).Add(report);
        }

        return new(repeated ? ReportStatus.Repeated : ReportStatus.Received, row.Id, reporter, turn.Now);
    }

    // Blocked by readers alone it still takes reports: a moderator is about to decide, and the next reason may be the graver.
    private static bool IsSettled(CaseRow row, PictureRow picture) => row.State == CaseState.Blocked || (picture.State == PictureState.Blocked && picture.CaseId != row.Id);

    private async Task<Dictionary<string, PictureRow>> LockPicturesAsync(IReadOnlyList<ReportDraft> drafts, CancellationToken ct)
    {
        var names = drafts.Select(d => d.Image).Distinct(StringComparer.Ordinal).ToArray();
        var ids = await _db.Pictures.Where(p => names.Contains(p.Name)).Select(p => p.Id).ToArrayAsync(ct);
        return (await _db.LockPicturesAsync(ids, ct)).ToDictionary(p => p.Name, StringComparer.Ordinal);
    }

    // A picture's first report opens its case; the picture's lock lets nobody open a second.
    private async Task<Dictionary<long, CaseRow>> CasesAsync(IReadOnlyCollection<PictureRow> pictures, CancellationToken ct)
    {
        var ids = pictures.Select(p => p.Id).ToArray();
        var cases = await _db.Cases.Where(c => ids.Contains(c.PictureId)).ToDictionaryAsync(c => c.PictureId, ct);
        foreach (var picture in pictures.Where(p => !cases.ContainsKey(p.Id)))
        {
            var row = new CaseRow { PictureId = picture.Id, OpenedAt = turn.Now, LastReportAt = turn.Now };
            cases[picture.Id] = row;
            // One that another case keeps blocked gets none of its own: its report is answered, not kept.
            if (picture.State == PictureState.Shown)
            {
                _db.Cases.Add(row);
            }
        }

        await _db.SaveChangesAsync(ct);
        foreach (var picture in pictures.Where(p => cases[p.Id].Id > 0))
        {
            picture.CaseId ??= cases[picture.Id].Id;
        }

        return cases;
    }
}
