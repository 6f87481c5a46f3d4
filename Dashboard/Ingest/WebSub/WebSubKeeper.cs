using Dashboard.Storage.Reach;
using Microsoft.Extensions.Options;

namespace Dashboard.Ingest.WebSub;

/// <summary>Looks now and then for what is due for subscriptions, on every node.</summary>
/// <param name="round">Does it.</param>
/// <param name="options">Whether.</param>
/// <param name="lifetime">Says when hubs can reach us.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells what could not be done.</param>
public sealed partial class WebSubKeeper(
    HubRound round, IOptions<WebSubOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<WebSubKeeper> logger) : BackgroundService
{
    private const int LooksPerLetGo = 12;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        // A hub may ask back while it is being asked.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        using var looks = new PeriodicTimer(Look, time);
        for (var i = 0; await looks.WaitForNextTickAsync(stoppingToken); i++)
        {
            await LookAsync(letsGo: i % LooksPerLetGo == 0, stoppingToken);
        }
    }

    private async Task LookAsync(bool letsGo, CancellationToken ct)
    {
        try
        {
            if (letsGo)
            {
                await round.LetGoAsync(ct);
                await round.MendAsync(ct);
            }

            await round.RunAsync(ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            // The next look makes up for it: what was not done is still due.
            LogFault(DatabaseFault.Traced(fault));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Subscriptions at hubs could not be looked after; they are looked at again soon")]
    private partial void LogFault(Exception fault);
}
