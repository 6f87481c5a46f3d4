using Dashboard.Live;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Headlines;

/// <summary>Reads the front page's news; readers of one moment share one reading.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="history">Says where the public log ends.</param>
/// <param name="time">The clock.</param>
public sealed class FrontPageReader(IDbContextFactory<NewsroomDb> factory, LiveHistory history, TimeProvider time)
{
    // Names of sources and sections change without a public event; they show this late at most.
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    private volatile Reading? _last;

    /// <summary>The news as they are now.</summary>
    /// <param name="ct">Stops it.</param>
    public async Task<FrontPageNews> ReadAsync(CancellationToken ct)
    {
        var (_, head) = await history.EndsAsync(LiveLog.Public, ct);
        if (_last is { } last && last.News.Head == head && time.GetElapsedTime(last.At) < Kept)
        {
            return last.News;
        }

        var at = time.GetTimestamp();
        var news = await ReadDatabaseAsync(ct);
        _last = new(news, at);
        return news;
    }

    private async Task<FrontPageNews> ReadDatabaseAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var moment = await db.BeginSnapshotAsync(ct);
        var head = (await db.EventLogs.AsNoTracking().SingleAsync(l => l.Log == LiveLog.Public, ct)).Head;
        var latest = await Latest(db).Take(FrontPageNews.TickerLength).ToListAsync(ct);
        var sections = new List<FrontSection>();
        foreach (var section in await db.Sections.AsNoTracking().OrderBy(s => s.Position).ThenBy(s => s.Slug).ToListAsync(ct))
        {
            var rows = await Latest(db).Where(h => h.Section == section.Slug).Take(FrontPageNews.SectionLength).ToListAsync(ct);
            if (rows.Count > 0)
            {
                sections.Add(new(section, rows.ConvertAll(r => r.ToHeadline())));
            }
        }

        return new(head, latest.ConvertAll(r => new FrontStory(r.ToHeadline(), r.EditorLead ?? r.Lead)), sections);
    }

    private static IQueryable<HeadlineRow> Latest(NewsroomDb db) =>
        db.Headlines.AsNoTracking().Where(HeadlineProjection.IsPublic).Include(h => h.Source).Include(h => h.Picture).OrderByDescending(h => h.Seq);

    private sealed record Reading(FrontPageNews News, long At);
}
