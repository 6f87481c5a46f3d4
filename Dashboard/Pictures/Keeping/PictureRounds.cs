using System.Runtime.CompilerServices;
using Dashboard.Live;
using Dashboard.Storage;
using Dashboard.Storage.Reach;
using Microsoft.Extensions.Options;

namespace Dashboard.Pictures.Keeping;

/// <summary>Goes round the origins that are due: at once when a headline was published anywhere, else every few seconds.</summary>
/// <param name="queue">What is due.</param>
/// <param name="visit">Deals with one.</param>
/// <param name="feed">The road.</param>
/// <param name="options">How many at once.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells what could not be done.</param>
public sealed partial class PictureRounds(
    OriginQueue queue, PictureVisit visit, LiveFeed feed, IOptions<PicturesOptions> options, TimeProvider time, ILogger<PictureRounds> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    // In a flood of headlines a look for each would cost more than all the rest of the road.
    private static readonly TimeSpan LookAtMostEvery = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await feed.Opened.WaitAsync(stoppingToken);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.MaxConcurrency, CancellationToken = stoppingToken };
        await Parallel.ForEachAsync(DueAsync(stoppingToken), parallel, VisitAsync);
    }

    // Asked for the next one only when there are hands free.
    private async IAsyncEnumerable<DueOrigin> DueAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var listener = feed.Listen(LiveLog.Public);
        var patience = LookEvery;
        while (true)
        {
            var looked = time.GetTimestamp();
            if (await TakeAsync(ct) is { } origin)
            {
                yield return origin;
            }
            else
            {
                await listener.NextAsync(options.Value.FirstRetry < patience ? options.Value.FirstRetry : patience, ct);
                if (LookAtMostEvery - time.GetElapsedTime(looked) is { Ticks: > 0 } left)
                {
                    await Task.Delay(left, time, ct);
                }
            }
        }
    }

    private async Task<DueOrigin?> TakeAsync(CancellationToken ct)
    {
        try
        {
            return await queue.TakeAsync(ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            LogQueue(DatabaseFault.Traced(fault));
            await Task.Delay(LookEvery, time, ct);
            return null;
        }
    }

    private async ValueTask VisitAsync(DueOrigin origin, CancellationToken ct)
    {
        try
        {
            await visit.GoAsync(origin, ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            LogVisit(DatabaseFault.Traced(fault), origin.Address);
        }
        finally
        {
            queue.Done(origin);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What pictures are due could not be read; it is looked at again soon")]
    private partial void LogQueue(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The picture at {Address} could not be dealt with; it is due again in some minutes")]
    private partial void LogVisit(Exception fault, string address);
}
