using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Retention.Classes;

/// <summary>Removes what polls came to long ago. Runs are numbered as they end, so the lowest numbers are the oldest.</summary>
/// <param name="options">How long ago.</param>
internal sealed class RunPruner(IOptions<RetentionOptions> options) : IPruner
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <inheritdoc />
    public string Class => "runs";

    /// <inheritdoc />
    public async Task PruneAsync(Batches batches, CancellationToken ct)
    {
        // What was noted under a clock that was ahead goes too: it would keep all that were noted after it.
        var (before, ahead) = (batches.Before(options.Value.Runs), batches.Before(-Ahead));
        while (true)
        {
            var size = batches.Size;
            var oldest = await batches.ReadAsync(db => db.SourceRuns.OrderBy(r => r.Id).Select(r => new { r.Id, r.At }).Take(size).ToListAsync(ct), ct);
            var past = oldest.TakeWhile(r => r.At < before || r.At > ahead).ToList();
            if (past.Count == 0)
            {
                return;
            }

            var last = past[^1].Id;
            await batches.RemoveAsync(db => db.SourceRuns.Where(r => r.Id <= last).ExecuteDeleteAsync(ct), ct);
        }
    }
}
