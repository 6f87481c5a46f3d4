using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Sources;

/// <summary>Tells how the reading of articles at their own pages goes.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="time">The clock.</param>
public sealed class FullTexts(IDbContextFactory<NewsroomDb> factory, TimeProvider time)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>How it goes for one source; null where no page of its articles was or is to be read.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<FullTextState?> FindAsync(int sourceId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var since = time.Now() - Week;
        var articles = db.Articles.AsNoTracking().Where(a => a.SourceId == sourceId && (a.TriedAt == null || a.TriedAt > since));
        var counts = await articles.GroupBy(a => 1).Select(g => new
        {
            Read = g.Count(a => a.FailureCode == null && a.TriedAt != null && a.NextTryAt == null),
            Waiting = g.Count(a => a.NextTryAt != null),
            Failed = g.Count(a => a.FailureCode != null && a.NextTryAt == null),
        }).SingleOrDefaultAsync(ct);
        if (counts is null)
        {
            return null;
        }

        var latest = await articles.Where(a => a.FailureCode != null).OrderByDescending(a => a.TriedAt).Select(a => new { a.FailureCode, a.FailureDetail }).FirstOrDefaultAsync(ct);
        return new(counts.Read, counts.Waiting, counts.Failed, latest?.FailureCode, latest?.FailureDetail);
    }
}
