using System.Runtime.CompilerServices;
using Dashboard.Live;
using Dashboard.Storage;
using Dashboard.Storage.Reach;
using Microsoft.Extensions.Options;

namespace Dashboard.Ingest.Articles;

/// <summary>Goes round the articles whose pages are due: soon after a headline was published anywhere, else a few times a minute.</summary>
/// <param name="queue">What is due.</param>
/// <param name="visit">Deals with one.</param>
/// <param name="feed">The road.</param>
/// <param name="options">How many at once.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells what could not be done.</param>
public sealed partial class ArticleRounds(
    ArticleQueue queue, ArticleVisit visit, LiveFeed feed, IOptions<ArticlesOptions> options, TimeProvider time, ILogger<ArticleRounds> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    // In a flood of headlines a look for each would cost more than all the rest of the road.
    private static readonly TimeSpan LookAtMostEvery = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await feed.Opened.WaitAsync(stoppingToken);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.MaxConcurrency, CancellationToken = stoppingToken };
        await Parallel.ForEachAsync(DueAsync(stoppingToken), parallel, VisitAsync);
    }

    // Asked for the next one only when there are hands free.
    private async IAsyncEnumerable<DueArticle> DueAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var listener = feed.Listen(LiveLog.Public);
        var patience = options.Value.FirstRetry < LookEvery ? options.Value.FirstRetry : LookEvery;
        while (true)
        {
            var looked = time.GetTimestamp();
            if (await TakeAsync(ct) is { } article)
            {
                yield return article;
            }
            else
            {
                await listener.NextAsync(patience, ct);
                if (LookAtMostEvery - time.GetElapsedTime(looked) is { Ticks: > 0 } left)
                {
                    await Task.Delay(left, time, ct);
                }
            }
        }
    }

    private async Task<DueArticle?> TakeAsync(CancellationToken ct)
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

    private async ValueTask VisitAsync(DueArticle article, CancellationToken ct)
    {
        try
        {
            await visit.GoAsync(article, ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            LogVisit(DatabaseFault.Traced(fault), article.Url);
        }
        finally
        {
            queue.Done(article);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What articles are due could not be read; it is looked at again soon")]
    private partial void LogQueue(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The page {Address} could not be dealt with; it is due again in some minutes")]
    private partial void LogVisit(Exception fault, string address);
}
