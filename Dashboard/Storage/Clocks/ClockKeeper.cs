using Microsoft.EntityFrameworkCore;

namespace Dashboard.Storage.Clocks;

/// <summary>Keeps the <see cref="SharedClock"/> with the database's. Where the clock is this machine's own, there is nothing to keep.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells what could not be asked.</param>
public sealed partial class ClockKeeper(IDbContextFactory<NewsroomDb> factory, TimeProvider time, ILogger<ClockKeeper> logger) : BackgroundService
{
    // A node that hears of a jump takes the others for dead until they hear of it too: the sooner, the less they do at the same time.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>Asks the database what time it is.</summary>
    /// <param name="ct">Stops it.</param>
    public async Task AskAsync(CancellationToken ct)
    {
        if (time is SharedClock clock)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            // Waiting for a connection is not part of the answer's way.
            await db.Database.OpenConnectionAsync(ct);
            if (!clock.IsSet)
            {
                // The first question takes long to be made ready, and that is not part of it either.
                await db.ReadClockAsync(ct);
            }

            var asked = time.GetTimestamp();
            var said = await db.ReadClockAsync(ct);
            clock.Set(said, asked, time.GetTimestamp());
        }
    }

    /// <summary>Asks the database what time it is; where the common clock has leapt lately, waits until so much has passed since, in which every node hears of it.</summary>
    /// <param name="settling">How much.</param>
    /// <param name="ct">Stops it.</param>
    public async Task SettleAsync(TimeSpan settling, CancellationToken ct)
    {
        await AskAsync(ct);
        if (time is SharedClock { LeaptAt: { } leap } && time.GetElapsedTime(leap) is var passed && passed < settling)
        {
            await Task.Delay(settling - passed, time, ct);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (time is not SharedClock)
        {
            return;
        }

        using var timer = new PeriodicTimer(Beat, time);
        do
        {
            try
            {
                await AskAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // It goes on by the steady counter, and by the next answer.
                LogUnknown(fault.GetBaseException().Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The database could not be asked what time it is: {Fault}")]
    private partial void LogUnknown(string fault);
}
