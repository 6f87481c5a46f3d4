using Dashboard.Storage.Clocks;
using Quartz;

namespace Dashboard.Retention;

/// <summary>Removes what is past its time when its trigger fires; never two at once, on any node.</summary>
/// <param name="round">The work.</param>
/// <param name="timer">Sets another try.</param>
/// <param name="clock">Says when the clock jumped.</param>
/// <param name="lifetime">Says when the process is stopping.</param>
/// <param name="logger">Says when it was left unfinished.</param>
[DisallowConcurrentExecution]
public sealed partial class RetentionJob(RetentionRound round, RetentionTimer timer, ClockWatch clock, IHostApplicationLifetime lifetime, ILogger<RetentionJob> logger) : IJob
{
    // So long the operator, or NTP, has to put right a clock that jumped ahead, before what is young counts as past its time.
    private static readonly TimeSpan Doubt = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        try
        {
            if (clock.JumpedWithin(Doubt))
            {
                LogDoubt();
                await timer.RetryAsync(stop.Token);
            }
            else if (!await round.RunAsync(stop.Token))
            {
                await timer.RetryAsync(stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Each batch stands by itself: the next round goes on from here.
            LogLeft();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Retention waits: the clock jumped less than an hour ago")]
    private partial void LogDoubt();

    [LoggerMessage(Level = LogLevel.Debug, Message = "The round of retention was left for the next start")]
    private partial void LogLeft();
}
