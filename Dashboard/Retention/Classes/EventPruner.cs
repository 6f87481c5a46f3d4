using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Retention.Classes;

/// <summary>
/// Removes a log's old events. First the log says that they are gone, so that whoever resumes before is sent back to the start;
/// then they go, which touches no row that a writer needs.
/// </summary>
/// <param name="log">Which log.</param>
/// <param name="age">How far back it reaches.</param>
/// <param name="atLeast">Newest events that stay at any age.</param>
internal abstract class EventPruner(LiveLog log, TimeSpan age, int atLeast) : IPruner
{
    /// <inheritdoc />
    public abstract string Class { get; }

    /// <inheritdoc />
    public async Task PruneAsync(Batches batches, CancellationToken ct)
    {
        var trimmed = await TrimAsync(batches, ct);
        var oldest = await batches.ReadAsync(db => db.Events.Where(e => e.Log == log).MinAsync(e => (long?)e.Seq, ct), ct);
        // By number and not by the oldest left: the database would pass over all that was just removed each time.
        for (var from = oldest ?? trimmed + 1; from <= trimmed;)
        {
            var (first, last) = (from, Math.Min(trimmed, from + batches.Size - 1));
            await batches.RemoveAsync(db => db.Events.Where(e => e.Log == log && e.Seq >= first && e.Seq <= last).ExecuteDeleteAsync(ct), ct);
            from = last + 1;
        }
    }

    private async Task<long> TrimAsync(Batches batches, CancellationToken ct)
    {
        var before = batches.Before(age);
        var (trimmed, cut) = await batches.ReadAsync(async db =>
        {
            var ends = await db.EventLogs.AsNoTracking().SingleAsync(l => l.Log == log, ct);
            var young = await db.Events.Where(e => e.Log == log && e.Seq > ends.Trimmed && e.At >= before).OrderBy(e => e.Seq).Select(e => (long?)e.Seq).FirstOrDefaultAsync(ct);
            return (ends.Trimmed, Math.Min((young ?? (ends.Head + 1)) - 1, ends.Head - atLeast));
        }, ct);
        if (cut <= trimmed)
        {
            return trimmed;
        }

        await batches.RemoveAsync(async db =>
        {
            await db.EventLogs.Where(l => l.Log == log && l.Trimmed < cut).ExecuteUpdateAsync(l => l.SetProperty(x => x.Trimmed, cut), ct);
            return 0;
        }, ct);
        return cut;
    }
}
