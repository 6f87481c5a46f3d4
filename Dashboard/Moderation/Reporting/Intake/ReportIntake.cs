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
public sealed class ReportIntake(EventLog log, RuleBook rules, AuditLog audit, ModerationMetrics metrics, TimeProvider time, ILogger<ReportIntake> logger)
    : GroupCommit<ReportDraft, ReportTaken>(mostWeight: 256, mostWaiting: 4_096, logger)
{
    /// <summary>Takes a report; answers once it is committed.</summary>
    /// <param name="draft">The report.</param>
    /// <param name="ct">Stops the waiting; a report already in the queue is still taken.</param>
    public Task<ReportTaken> TakeAsync(ReportDraft draft, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return WriteAsync(draft, ct);
    }

    /// <inheritdoc />
    protected override async Task<IReadOnlyList<ReportTaken>> TransactAsync(IReadOnlyList<ReportDraft> items)
    {
        var (answers, turn) = await log.WriteAsync(async (db, events) =>
        {
            var turn = new CaseTurn(db, events, await rules.CurrentAsync(db, CancellationToken.None), audit, time.Now());
            var answers = await new ReportBatch(turn).WriteAsync(items, CancellationToken.None);
            await turn.CloseAsync(CancellationToken.None);
            return (answers, turn);
        }, CancellationToken.None);
        Tell(turn);
        return answers;
    }

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
}
