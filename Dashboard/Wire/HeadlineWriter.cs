using System.Threading.Channels;
using Dashboard.Live;
using Dashboard.Storage;

namespace Dashboard.Wire;

/// <summary>Stores what polls bring. Polls that end together share one transaction, so a disk sync is paid once for all of them.</summary>
/// <param name="log">The event log.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says when a shared transaction had to be split.</param>
public sealed class HeadlineWriter(EventLog log, TimeProvider time, ILogger<HeadlineWriter> logger) : BackgroundService
{
    private const int MostAtOnce = 64;
    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(1_024) { SingleReader = true });

    /// <summary>Stores a batch; answers once it is committed.</summary>
    /// <param name="batch">What a poll brought. Its note may run more than once.</param>
    /// <param name="ct">Stops the waiting; a batch already taken is still stored.</param>
    public async Task<BatchOutcome> StoreAsync(SourceBatch batch, CancellationToken ct)
    {
        var waiting = new Waiting(batch);
        await _queue.Writer.WriteAsync(waiting, ct);
        return await waiting.Done.Task.WaitAsync(ct);
    }

    /// <inheritdoc />
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        // Nothing new is taken; what waits is still written, so that a poll in flight ends.
        _queue.Writer.TryComplete();
        return ExecuteTask?.WaitAsync(cancellationToken) ?? Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var taken = new List<Waiting>(MostAtOnce);
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            taken.Clear();
            while (taken.Count < MostAtOnce && _queue.Reader.TryRead(out var waiting))
            {
                taken.Add(waiting);
            }

            await WriteAsync(taken);
        }
    }

    private async Task WriteAsync(List<Waiting> taken)
    {
        try
        {
            var outcomes = await TransactAsync(taken);
            for (var i = 0; i < taken.Count; i++)
            {
                taken[i].Done.SetResult(outcomes[i]);
            }
        }
        catch (Exception fault) when (taken.Count > 1)
        {
            logger.LogWarning(fault, "A transaction of {Count} polls failed; each is written by itself", taken.Count);
            foreach (var one in taken)
            {
                await WriteAsync([one]);
            }
        }
        catch (Exception fault)
        {
            taken[0].Done.SetException(fault);
        }
    }

    private Task<List<BatchOutcome>> TransactAsync(List<Waiting> taken) => log.WriteAsync(async (db, events) =>
    {
        var ids = taken.Select(w => w.Batch.SourceId).Distinct().ToArray();
        var sources = (await db.LockSourcesAsync(ids, CancellationToken.None)).ToDictionary(s => s.Id);
        var now = time.Now();
        var outcomes = new List<BatchOutcome>(taken.Count);
        foreach (var batch in taken.Select(w => w.Batch))
        {
            outcomes.Add(sources.TryGetValue(batch.SourceId, out var source)
                ? await new BatchWriter(db, events, now).WriteAsync(source, batch, CancellationToken.None)
                : default);
        }

        return outcomes;
    }, CancellationToken.None);

    private sealed record Waiting(SourceBatch Batch)
    {
        public TaskCompletionSource<BatchOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
