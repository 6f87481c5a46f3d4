using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Wire;

/// <summary>Notes which articles of a batch are to be read at their own pages, because the feed gives only an excerpt and all of it may be shown.</summary>
/// <param name="db">The transaction's context.</param>
/// <param name="fresh">Receives the new ones.</param>
/// <param name="now">The moment of the transaction (UTC).</param>
internal sealed class WantedPages(NewsroomDb db, FreshRows fresh, DateTimeOffset now)
{
    // A first poll brings an archive; its publisher is not asked for all of it.
    private const int Most = 50;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);
    private readonly List<ArticleRow> _new = [];

    /// <summary>A new headline.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="row">The headline.</param>
    /// <param name="entry">Its entry.</param>
    public void Arrived(SourceRow source, HeadlineRow row, WireEntry entry)
    {
        if (source.Display == SourceDisplay.Full && entry is { IsExcerpt: true, Link: not null } && (entry.PublishedAt ?? now) > now - Recent)
        {
            _new.Add(new ArticleRow { Headline = row, SourceId = source.Id, NextTryAt = now });
        }
    }

    /// <summary>A headline whose words its source has changed: its page has changed too, so what was read there is read once more.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="row">The headline.</param>
    /// <param name="ct">Stops it.</param>
    public async Task CorrectedAsync(SourceRow source, HeadlineRow row, CancellationToken ct)
    {
        if (source.Display == SourceDisplay.Full && row.IsPageBody)
        {
            await db.Articles.Where(a => a.HeadlineId == row.Id)
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.NextTryAt, now).SetProperty(x => x.Failures, 0), ct);
        }
    }

    /// <summary>The batch is through: of the new ones the latest are asked for.</summary>
    public void Close()
    {
        fresh.Articles.AddRange(_new.TakeLast(Most));
        _new.Clear();
    }
}
