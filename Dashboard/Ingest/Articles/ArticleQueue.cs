using System.Collections.Concurrent;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Ingest.Articles;

/// <summary>Hands out the articles whose pages are due, each to one node alone, and one of a source at a time.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="time">The clock.</param>
public sealed class ArticleQueue(IDbContextFactory<NewsroomDb> factory, TimeProvider time)
{
    private const int LookedAt = 16;

    // Longer than any fetch with its waiting for robots.txt and Crawl-delay; after it whoever died with an article in hand has lost it.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<int, bool> _underWay = [];

    /// <summary>Takes the article that has waited longest; null when none is due.</summary>
    /// <param name="ct">Stops it.</param>
    public async Task<DueArticle?> TakeAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = time.Now();
        var busy = _underWay.Keys.ToArray();
        var due = await db.Articles.AsNoTracking().Where(a => a.NextTryAt <= now && !busy.Contains(a.SourceId)).OrderBy(a => a.NextTryAt).Take(LookedAt)
            .Select(a => new
            {
                Article = a,
                a.Headline!.Url,
                IsWanted = a.Headline.WithdrawnAt == null && a.Headline.Source!.Display == SourceDisplay.Full && a.Headline.Source.State != SourceState.Gone,
            }).ToListAsync(ct);
        foreach (var candidate in due)
        {
            var article = candidate.Article;
            var lease = now + Lease;
            if (_underWay.TryAdd(article.SourceId, true))
            {
                if (await db.Articles.Where(a => a.HeadlineId == article.HeadlineId && a.NextTryAt == article.NextTryAt)
                    .ExecuteUpdateAsync(a => a.SetProperty(x => x.NextTryAt, lease), ct) == 1)
                {
                    return new(article.HeadlineId, article.SourceId, candidate.Url, article.Failures, candidate.IsWanted, lease);
                }

                _underWay.TryRemove(article.SourceId, out _);
            }
        }

        return null;
    }

    /// <summary>An article that was taken is dealt with.</summary>
    /// <param name="article">Which.</param>
    public void Done(DueArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        _underWay.TryRemove(article.SourceId, out _);
    }
}
