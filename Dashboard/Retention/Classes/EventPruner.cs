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
        // By number and not by the oldest left: the database would pass over all that was just removed each time.
        for (var from = await OldestAsync(batches, 0, ct); from is { } first && first <= trimmed;)
        {
            var last = Math.Min(trimmed, first + batches.Size - 1);
            var removed = await batches.RemoveAsync(db => db.Events.Where(e => e.Log == log && e.Seq >= first && e.Seq <= last).ExecuteDeleteAsync(ct), ct);
            // Numbers have gaps, after a restore one of some 10^15.
            from = removed > 0 ? last + 1 : await OldestAsync(batches, last + 1, ct);
        }
    }

    private Task<long?> OldestAsync(Batches batches, long from, CancellationToken ct) =>
        batches.ReadAsync(db => db.Events.Where(e => e.Log == log && e.Seq >= from).MinAsync(e => (long?)e.Seq, ct), ct);

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
