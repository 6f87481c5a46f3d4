using System.Data.Common;
using Quartz;

namespace Dashboard.Ingest;

/// <summary>Polls one source when its trigger fires; never two at once for the same source, on any node.</summary>
/// <param name="poll">The walk of one source.</param>
/// <param name="timers">Sets the next one.</param>
/// <param name="lifetime">Says when the process is stopping.</param>
/// <param name="logger">Tells of what should not happen.</param>
[DisallowConcurrentExecution]
public sealed partial class PollSourceJob(SourcePoll poll, SourceTimers timers, IHostApplicationLifetime lifetime, ILogger<PollSourceJob> logger) : IJob
{
    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var sourceId = SourceKeys.SourceOf(context.JobDetail.Key);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        try
        {
            var next = await poll.RunAsync(sourceId, SourceKeys.CauseOf(context.Trigger.Key), stop.Token);
            await timers.SetNextAsync(sourceId, next, CancellationToken.None);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nothing was stored; the row still says that it is due, and whoever starts next takes it from there.
            LogLeft(sourceId);
            await LeaveToAnotherNodeAsync(sourceId);
        }
        catch (Exception fault)
        {
            LogLost(fault, sourceId);
            await timers.RetryAsync(sourceId, soon: IsPassing(fault), CancellationToken.None);
        }
    }

    // A database that restarts; anything else would only fail again, and the source is spared.
    private static bool IsPassing(Exception? fault) => fault is DbException { IsTransient: true } || (fault?.InnerException is { } inner && IsPassing(inner));

    // With a shared store the trigger is used up by this firing; a scheduler that is closed already leaves it to the others' look.
    private async Task LeaveToAnotherNodeAsync(int sourceId)
    {
        try
        {
            await timers.KeepInStepAsync(sourceId, CancellationToken.None);
        }
        catch (SchedulerException fault)
        {
            LogClosed(fault, sourceId);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The scheduler was closed before source {Source} could be left to another node")]
    private partial void LogClosed(Exception fault, int source);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The poll of source {Source} was left for the next start")]
    private partial void LogLeft(int source);

    [LoggerMessage(Level = LogLevel.Error, Message = "The poll of source {Source} could not be stored and is tried again")]
    private partial void LogLost(Exception fault, int source);
}
