using System.Threading.Channels;
using Dashboard.Storage.Reach;

namespace Dashboard.Live;

/// <summary>Writes what arrives together in one transaction, so that a lock and a disk sync are paid once for all of it.</summary>
/// <typeparam name="TItem">What is written.</typeparam>
/// <typeparam name="TAnswer">What its writing answers.</typeparam>
/// <param name="mostWeight">What shares a transaction weighs so much at most; an item that weighs more has one to itself.</param>
/// <param name="mostWaiting">How many may wait; beyond them the callers do.</param>
/// <param name="logger">Says when a shared transaction had to be split.</param>
public abstract class GroupCommit<TItem, TAnswer>(int mostWeight, int mostWaiting, ILogger logger) : BackgroundService
{
    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(mostWaiting) { SingleReader = true });
    private readonly List<Waiting> _taken = [];

    /// <inheritdoc />
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        // Nothing new is taken; what waits is still written, so that nobody was told a thing that did not happen.
        _queue.Writer.TryComplete();
        return ExecuteTask?.WaitAsync(cancellationToken) ?? Task.CompletedTask;
    }

    /// <summary>Writes an item; answers once it is committed.</summary>
    /// <param name="item">The item.</param>
    /// <param name="ct">Stops the waiting; an item already in the queue is still written.</param>
    protected async Task<TAnswer> WriteAsync(TItem item, CancellationToken ct)
    {
        var waiting = new Waiting(item, Weigh(item));
        await _queue.Writer.WriteAsync(waiting, ct);
        return await waiting.Done.Task.WaitAsync(ct);
    }

    /// <summary>What an item adds to a transaction: a long one keeps every other writer waiting, and all that it holds in memory.</summary>
    /// <param name="item">The item.</param>
    protected virtual int Weigh(TItem item) => 1;

    /// <summary>Writes items in one transaction; an answer for each, in order.</summary>
    /// <param name="items">The items, in the order of arrival.</param>
    protected abstract Task<IReadOnlyList<TAnswer>> TransactAsync(IReadOnlyList<TItem> items);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            Take();
            await WriteTogetherAsync(_taken);
            _taken.Clear();
        }
    }

    private void Take()
    {
        var room = mostWeight;
        while (_queue.Reader.TryPeek(out var next) && (_taken.Count == 0 || next.Weight <= room) && _queue.Reader.TryRead(out next))
        {
            room -= next.Weight;
            _taken.Add(next);
        }
    }

    private async Task WriteTogetherAsync(List<Waiting> taken)
    {
        try
        {
            var answers = await TransactAsync(taken.ConvertAll(w => w.Item));
            for (var i = 0; i < taken.Count; i++)
            {
                taken[i].Done.SetResult(answers[i]);
            }
        }
        catch (Exception fault) when (taken.Count > 1)
        {
            logger.LogWarning(DatabaseFault.Traced(fault), "A transaction of {Count} items failed; each is written by itself", taken.Count);
            foreach (var one in taken)
            {
                await WriteTogetherAsync([one]);
            }
        }
        catch (Exception fault)
        {
            taken[0].Done.SetException(fault);
        }
    }

    private sealed record Waiting(TItem Item, int Weight)
    {
        public TaskCompletionSource<TAnswer> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
