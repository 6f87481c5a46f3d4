using Dashboard.Shared.Headlines;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Live;

/// <summary>Reads the logs: what came after a number, and what a newcomer starts with.</summary>
/// <param name="factory">Makes contexts.</param>
public sealed class LiveHistory(IDbContextFactory<NewsroomDb> factory)
{
    /// <summary>How many events one reading returns at most.</summary>
    public const int PageSize = 500;

    /// <summary>Events after a number, oldest first, at most <see cref="PageSize"/>; redacted ones included.</summary>
    /// <param name="log">Which log.</param>
    /// <param name="after">The number.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="PositionGoneException">What followed on the number is not kept any more.</exception>
    public async Task<IReadOnlyList<LiveEvent>> ReadAsync(LiveLog log, long after, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.Events.AsNoTracking().Where(e => e.Log == log && e.Seq > after).OrderBy(e => e.Seq).Take(PageSize).ToListAsync(ct);
        // A listener so slow that its position left the log meanwhile must not pass over what it missed.
        if (rows.Count > 0 && rows[0].Prev > after)
        {
            throw new PositionGoneException(after, rows[0].Prev);
        }

        return rows.ConvertAll(row => LiveEvent.Of(row));
    }

    /// <summary>The ends of a log: events up to the first number are gone, the last is the newest.</summary>
    /// <param name="log">Which log.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<(long Trimmed, long Head)> EndsAsync(LiveLog log, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.EventLogs.AsNoTracking().SingleAsync(l => l.Log == log, ct);
        return (row.Trimmed, row.Head);
    }

    /// <summary>The latest public headlines as they are now, oldest first, and the public log's head, seen in one moment.</summary>
    /// <param name="last">How many.</param>
    /// <param name="filter">Which ones.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<(IReadOnlyList<Headline> Headlines, long Head)> SnapshotAsync(int last, LiveFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var moment = await db.BeginSnapshotAsync(ct);
        var head = (await db.EventLogs.AsNoTracking().SingleAsync(l => l.Log == LiveLog.Public, ct)).Head;
        if (last == 0)
        {
            return ([], head);
        }

        var query = filter.Narrow(db.Headlines.AsNoTracking().Where(HeadlineProjection.IsPublic));
        var rows = await query.Include(h => h.Source).Include(h => h.Picture).OrderByDescending(h => h.Seq).Take(last).ToListAsync(ct);
        rows.Reverse();
        return (rows.ConvertAll(r => r.ToHeadline()), head);
    }
}
