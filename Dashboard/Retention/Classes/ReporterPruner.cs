using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Retention.Classes;

/// <summary>Removes readers of whom no report is kept any more. Who was muted stays.</summary>
/// <param name="options">How old.</param>
internal sealed class ReporterPruner(IOptions<RetentionOptions> options) : IPruner
{
    /// <inheritdoc />
    public string Class => "reporters";

    /// <inheritdoc />
    public async Task PruneAsync(Batches batches, CancellationToken ct)
    {
        var before = batches.Before(options.Value.Reports);
        int removed;
        do
        {
            var ids = await batches.ReadAsync(db => Silent(db).Where(r => r.FirstSeenAt < before).Select(r => r.Id).Take(batches.Size).ToListAsync(ct), ct);
            removed = ids.Count == 0 ? 0 : await batches.RemoveAsync(db => Silent(db).Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(ct), ct);
        }
        while (removed > 0);
    }

    private static IQueryable<ReporterRow> Silent(NewsroomDb db) => db.Reporters.Where(r => r.MutedAt == null && !db.Reports.Any(p => p.ReporterId == r.Id));
}
