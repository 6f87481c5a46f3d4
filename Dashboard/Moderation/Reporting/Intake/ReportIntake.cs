using System.Threading.Channels;
using Dashboard.Accounts;
using Dashboard.Live;
using Dashboard.Moderation.Cases.Books;
using Dashboard.Moderation.Rule;
using Dashboard.Storage;

namespace Dashboard.Moderation.Reporting.Intake;

/// <summary>Takes readers' reports. Those that arrive together share one transaction, so a crowd's reports of one picture pay for one lock, one weighing and one disk sync.</summary>
/// <param name="log">The event log.</param>
/// <param name="rules">The rule.</param>
/// <param name="audit">The audit log.</param>
/// <param name="metrics">Counts.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says when a shared transaction had to be split, and when the budget is spent.</param>
public sealed class ReportIntake(EventLog log, RuleBook rules, AuditLog audit, ModerationMetrics metrics, TimeProvider time, ILogger<ReportIntake> logger) : BackgroundService
{
    private const int MostAtOnce = 256;
    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(4_096) { SingleReader = true });

    /// <summary>Takes a report; answers once it is committed.</summary>
    /// <param name="draft">The report.</param>
    /// <param name="ct">Stops the waiting; a report already in the queue is still taken.</param>
    public async Task<ReportTaken> TakeAsync(ReportDraft draft, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var waiting = new Waiting(draft);
        await _queue.Writer.WriteAsync(waiting, ct);
        return await waiting.Done.Task.WaitAsync(ct);
    }

    /// <inheritdoc />
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        // Nothing new is taken; what waits is still written, so that nobody is thanked for nothing.
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
            var (answers, turn) = await TransactAsync(taken);
            Tell(turn);
            for (var i = 0; i < taken.Count; i++)
            {
                taken[i].Done.SetResult(answers[i]);
            }
        }
        catch (Exception fault) when (taken.Count > 1)
        {
            logger.LogWarning(fault, "A transaction of {Count} reports failed; each is written by itself", taken.Count);
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

    private Task<(IReadOnlyList<ReportTaken> Answers, CaseTurn Turn)> TransactAsync(List<Waiting> taken) => log.WriteAsync(async (db, events) =>
    {
        var turn = new CaseTurn(db, events, await rules.CurrentAsync(db, CancellationToken.None), audit, time.Now());
        var answers = await new ReportBatch(turn).WriteAsync(taken.ConvertAll(w => w.Draft), CancellationToken.None);
        await turn.CloseAsync(CancellationToken.None);
        return (answers, turn);
    }, CancellationToken.None);

    private void Tell(CaseTurn turn)
    {
        if (turn.Blocked > 0)
        {
            metrics.Blocked(turn.Blocked, "reports");
        }

        if (turn.Held.Count > 0)
        {
            metrics.Held(turn.Held.Count);
            logger.LogWarning("The automatic blocks of this hour are spent: cases {Cases} wait for a moderator", turn.Held);
        }
    }

    private sealed record Waiting(ReportDraft Draft)
    {
        public TaskCompletionSource<ReportTaken> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
