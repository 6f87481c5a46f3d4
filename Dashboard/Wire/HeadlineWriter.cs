using Dashboard.Live;
using Dashboard.Storage;

namespace Dashboard.Wire;

/// <summary>Stores what polls bring. Polls that end together share one transaction, so a disk sync is paid once for all of them.</summary>
/// <param name="log">The event log.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says when a shared transaction had to be split.</param>
public sealed class HeadlineWriter(EventLog log, TimeProvider time, ILogger<HeadlineWriter> logger)
    : GroupCommit<SourceBatch, BatchOutcome>(mostAtOnce: 64, mostWaiting: 1_024, logger)
{
    /// <summary>Stores a batch; answers once it is committed.</summary>
    /// <param name="batch">What a poll brought. Its note may run more than once.</param>
    /// <param name="ct">Stops the waiting; a batch already taken is still stored.</param>
    public async Task<BatchOutcome> StoreAsync(SourceBatch batch, CancellationToken ct)
    {
        using var span = RoadTrace.Start("store");
        return await WriteAsync(span is null ? batch : batch with { Span = span }, ct);
    }

    /// <inheritdoc />
    protected override Task<IReadOnlyList<BatchOutcome>> TransactAsync(IReadOnlyList<SourceBatch> items) => log.WriteAsync<IReadOnlyList<BatchOutcome>>(async (db, events) =>
    {
        var ids = items.Select(b => b.SourceId).Distinct().ToArray();
        var sources = (await db.LockSourcesAsync(ids, CancellationToken.None)).ToDictionary(s => s.Id);
        var now = time.Now();
        var outcomes = new List<BatchOutcome>(items.Count);
        foreach (var batch in items)
        {
            // The transaction is shared; each batch has the trace of its own poll.
            System.Diagnostics.Activity.Current = batch.Span;
            outcomes.Add(sources.TryGetValue(batch.SourceId, out var source)
                ? await new BatchWriter(db, events, now).WriteAsync(source, batch, CancellationToken.None)
                : default);
        }

        System.Diagnostics.Activity.Current = null;
        return outcomes;
    }, CancellationToken.None);
}
