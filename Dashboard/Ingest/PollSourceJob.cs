using Dashboard.Ingest.Shares;
using Dashboard.Storage.Reach;
using Quartz;

namespace Dashboard.Ingest;

/// <summary>Polls one source when its trigger fires; never two at once for the same source, on any node.</summary>
/// <param name="shares">Knows whether this node polls it.</param>
/// <param name="poll">The walk of one source.</param>
/// <param name="timers">Sets the next one.</param>
/// <param name="lifetime">Says when the process is stopping.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells of what should not happen.</param>
[DisallowConcurrentExecution]
public sealed partial class PollSourceJob(
    ShareBook shares, SourcePoll poll, SourceTimers timers, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<PollSourceJob> logger) : IJob
{
    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var sourceId = SourceKeys.SourceOf(context.JobDetail.Key);
        var cause = SourceKeys.CauseOf(context.Trigger.Key);
        var began = time.GetTimestamp();
        switch (shares.Begin(sourceId, out var hold))
        {
            case PollPermit.Elsewhere:
                await timers.PassOnAsync(sourceId, cause, CancellationToken.None);
                return;
            case PollPermit.Later:
                // A turn is set earlier, and spread, once the database answers; what was asked for is not.
                await timers.RetryAsync(sourceId, cause, soon: cause != PollCause.Turn, CancellationToken.None);
                return;
        }

        try
        {
            await PollAsync(sourceId, cause, began, hold?.Leaving ?? CancellationToken.None, cancellationToken);
        }
        finally
        {
            hold?.Leave();
        }
    }

    private async Task PollAsync(int sourceId, PollCause cause, long began, CancellationToken leaving, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping, leaving);
        try
        {
            var next = await poll.RunAsync(sourceId, cause, began, stop.Token);
            await timers.SetNextAsync(sourceId, next, CancellationToken.None);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nothing was stored; the row still says that it is due, and whoever polls it next takes it from there.
            LogLeft(sourceId);
            if (leaving.IsCancellationRequested)
            {
                await timers.PassOnAsync(sourceId, cause, CancellationToken.None);
            }
        }
        catch (Exception fault)
        {
            LogLost(DatabaseFault.Traced(fault), sourceId);
            // A database that restarts; anything else would only fail again, and the source is spared.
            await timers.RetryAsync(sourceId, cause, soon: DatabaseFault.Passes(fault), CancellationToken.None);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The poll of source {Source} was left for the next start")]
    private partial void LogLeft(int source);

    [LoggerMessage(Level = LogLevel.Error, Message = "The poll of source {Source} could not be stored and is tried again")]
    private partial void LogLost(Exception fault, int source);
}
