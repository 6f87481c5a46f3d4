using Dashboard.Moderation.Reporting.People;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Moderation.Rule;

/// <summary>Reads what the rule weighs.</summary>
internal static class FactRows
{
    /// <summary>The reports a case is weighed by: its newest counted ones since the verdict that spent the earlier.</summary>
    public static Task<List<ReportFacts>> OfAsync(NewsroomDb db, CaseRow row, CancellationToken ct) => ReadAsync(
        db.Reports.Where(r => r.CaseId == row.Id && r.Counted && r.Id > row.CountFrom).OrderByDescending(r => r.Id).Take(BlockRule.MostReports), ct);

    /// <summary>Reports as the rule sees them.</summary>
    public static async Task<List<ReportFacts>> ReadAsync(IQueryable<ReportRow> reports, CancellationToken ct)
    {
        var rows = await reports.Select(r => new { r.Id, r.Person, r.Network, r.Area, r.At, r.PastSettled, r.PastUpheld, r.Muted, r.CommentMark }).ToListAsync(ct);
        return rows.ConvertAll(r => new ReportFacts(r.Id, KeyedHash.Number(r.Person), KeyedHash.Number(r.Network), KeyedHash.Number(r.Area), r.At, r.PastSettled, r.PastUpheld, r.Muted, r.CommentMark));
    }
}
