using Dashboard.Live;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Wire.Removals;

/// <summary>Compares a source's whole documents and marks the headlines that it took out of its feed. They stay public.</summary>
/// <param name="db">The transaction's context.</param>
/// <param name="windows">What its sources showed last.</param>
/// <param name="events">Receives the marks, for open desks.</param>
/// <param name="now">The moment of the transaction (UTC).</param>
internal sealed class RemovalWatch(NewsroomDb db, WindowBook windows, ICollection<PendingEvent> events, DateTimeOffset now)
{
    /// <summary>Looks at a whole document: one row read, and written where it says something else than the one before.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="document">Its entries in document order.</param>
    /// <param name="keyed">The same with their keys, a repeated one once.</param>
    /// <param name="present">Headlines that it holds, under whatever key.</param>
    /// <param name="ct">Stops it.</param>
    public async Task LookAsync(int sourceId, IReadOnlyList<WireEntry> document, IReadOnlyList<KeyedEntry> keyed, IReadOnlyCollection<long> present, CancellationToken ct)
    {
        var row = await windows.FindAsync(sourceId, ct);
        // Those with keys are ordered by date; what proves something is how the document itself is ordered.
        var keys = keyed.ToDictionary(e => (object)e.Entry, e => e.Keys, ReferenceEqualityComparer.Instance);
        var verdict = WindowRule.Judge(WindowBytes.Read(row?.Entries), [.. document.Where(keys.ContainsKey).Select(e => (keys[e], e.PublishedAt))]);
        if (row is null && verdict.Next.Count > 0)
        {
            windows.Add(new SourceWindowRow { SourceId = sourceId, Entries = WindowBytes.Of(verdict.Next) });
        }
        else if (row is not null)
        {
            row.Entries = WindowBytes.Of(verdict.Next);
        }

        if (verdict.Gone.Count > 0)
        {
            await MarkAsync(sourceId, verdict.Gone, present, ct);
        }
    }

    private async Task MarkAsync(int sourceId, IReadOnlyList<HeadlineKey> gone, IReadOnlyCollection<long> present, CancellationToken ct)
    {
        var hashes = gone.Select(k => k.Hash).ToArray();
        var known = await db.HeadlineKeys.AsNoTracking().Where(k => k.SourceId == sourceId && hashes.Contains(k.Hash) && k.HeadlineId != null).ToListAsync(ct);
        var ids = known.Where(k => gone.Contains(HeadlineKey.Of(k))).Select(k => k.HeadlineId!.Value).Except(present).ToArray();
        foreach (var headline in (await db.LockHeadlinesAsync(ids, ct)).Where(h => h.RemovedAtSource is null && h.WithdrawnAt is null))
        {
            headline.RemovedAtSource = now;
            events.Add(HeadlineEvents.Marked(headline, removedAtSource: true));
        }
    }
}
