using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Retention.Classes;

/// <summary>Removes readers' reports of cases that were decided long ago. The case keeps their number, weight and reasons, and its verdicts.</summary>
/// <param name="options">How long ago.</param>
internal sealed class ReportPruner(IOptions<RetentionOptions> options) : IPruner
{
    /// <inheritdoc />
    public string Class => "reports";

    /// <inheritdoc />
    public Task PruneAsync(Batches batches, CancellationToken ct)
    {
        var before = batches.Before(options.Value.Reports);
        return batches.PruneAsync(
            db => db.Reports.Select(r => r.Id),
            (db, after, upTo) => Settled(db, before).Where(r => r.Id > after && r.Id <= upTo).Select(r => r.Id),
            (db, ids) => Settled(db, before).Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(ct),
            ct);
    }

    private static IQueryable<ReportRow> Settled(NewsroomDb db, DateTimeOffset before) =>
        db.Reports.Where(r => r.At < before && db.Cases.Any(c => c.Id == r.CaseId && c.State != CaseState.Open && c.DecidedAt < before));
}
