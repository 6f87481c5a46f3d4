using Dashboard.Live;
using Dashboard.Storage;
using Dashboard.Wire.Removals;

namespace Dashboard.Wire;

/// <summary>Stores what polls bring. Polls that end together share one transaction, so a disk sync is paid once for all of them.</summary>
/// <param name="log">The event log.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says when a shared transaction had to be split.</param>
public sealed class HeadlineWriter(EventLog log, TimeProvider time, ILogger<HeadlineWriter> logger)
    : GroupCommit<SourceBatch, BatchOutcome>(mostWeight: 512, mostWaiting: 1_024, logger)
{
    /// <summary>What noting a poll weighs beside a headline.</summary>
    private const int Noting = 8;

    /// <summary>Stores a batch; answers once it is committed.</summary>
    /// <param name="batch">What a poll brought. Its note may run more than once.</param>
    /// <param name="ct">Stops the waiting; a batch already taken is still stored.</param>
    public async Task<BatchOutcome> StoreAsync(SourceBatch batch, CancellationToken ct)
    {
        using var span = RoadTrace.Start("store");
        return await WriteAsync(span is null ? batch : batch with { Span = span }, ct);
    }

    /// <inheritdoc />
    protected override int Weigh(SourceBatch item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Noting + item.Entries.Count + item.Deleted.Count;
    }

    /// <inheritdoc />
    protected override Task<IReadOnlyList<BatchOutcome>> TransactAsync(IReadOnlyList<SourceBatch> items)
    {
        var fresh = new FreshRows();
        return log.WriteAsync<IReadOnlyList<BatchOutcome>>(async (db, events) =>
        {
            fresh = new FreshRows();
            var touched = await TouchAsync(db, items);
            var sources = await SourcesAsync(db, [.. items.Where(b => !IsTouched(b, touched)).Select(b => b.SourceId).Distinct()]);
            var windows = new WindowBook(db, sources.Keys);
            var now = time.Now();
            var outcomes = new List<BatchOutcome>(items.Count);
            foreach (var batch in items)
            {
                if (IsTouched(batch, touched))
                {
                    outcomes.Add(new BatchOutcome { Touched = true });
                    continue;
                }

                // The transaction is shared; each batch has the trace of its own poll.
                System.Diagnostics.Activity.Current = batch.Span;
                outcomes.Add(sources.TryGetValue(batch.SourceId, out var source)
                    ? await new BatchWriter(db, windows, events, fresh, now).WriteAsync(source, batch, CancellationToken.None)
                    : default);
            }

            System.Diagnostics.Activity.Current = null;
            return outcomes;
        }, CancellationToken.None, db => fresh.InsertAsync(db, CancellationToken.None));
    }

    private static bool IsTouched(SourceBatch batch, IReadOnlySet<int> touched) => batch.Touch is not null && touched.Contains(batch.SourceId);

    private static async Task<IReadOnlySet<int>> TouchAsync(NewsroomDb db, IReadOnlyList<SourceBatch> items)
    {
        var touches = items.Select(b => b.Touch).OfType<SourceTouch>().ToList();
        return touches.Count == 0 ? new HashSet<int>() : await db.TouchSourcesAsync(touches, CancellationToken.None);
    }

    private static async Task<Dictionary<int, SourceRow>> SourcesAsync(NewsroomDb db, int[] ids) =>
        ids.Length == 0 ? [] : (await db.LockSourcesAsync(ids, CancellationToken.None)).ToDictionary(s => s.Id);
}
