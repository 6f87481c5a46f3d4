using System.Collections.Concurrent;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Pictures.Keeping;

/// <summary>Hands out the origins that are due, each to one node alone, and no more than a few of one source at a time.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="time">The clock.</param>
public sealed class OriginQueue(IDbContextFactory<NewsroomDb> factory, TimeProvider time)
{
    // A host is asked once a second: more of one source would only stand in its line, and keep the others from theirs.
    private const int MostOfOneSource = 3;
    private const int LookedAt = 16;

    // Longer than any fetch; after it whoever died with an origin in hand has lost it.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<int, int> _underWay = [];

    /// <summary>Takes the origin that has waited longest; null when none is due.</summary>
    /// <param name="ct">Stops it.</param>
    public async Task<DueOrigin?> TakeAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        while (true)
        {
            var now = time.Now();
            var busy = _underWay.Where(s => s.Value >= MostOfOneSource).Select(s => s.Key).ToArray();
            var due = await db.PictureOrigins.AsNoTracking().Where(o => o.NextTryAt <= now && !busy.Contains(o.SourceId)).OrderBy(o => o.NextTryAt)
                .Join(db.Sources, o => o.SourceId, s => s.Id, (o, s) => new { Origin = o, s.Pictures }).Take(LookedAt).ToListAsync(ct);
            foreach (var (origin, kept) in due.Select(d => (d.Origin, d.Pictures)))
            {
                var lease = now + Lease;
                if (await db.PictureOrigins.Where(o => o.Id == origin.Id && o.NextTryAt == origin.NextTryAt)
                    .ExecuteUpdateAsync(o => o.SetProperty(x => x.NextTryAt, lease), ct) == 1)
                {
                    _underWay.AddOrUpdate(origin.SourceId, 1, (_, count) => count + 1);
                    return new(origin.Id, origin.SourceId, origin.Address, origin.PictureId, origin.Failures, kept, lease);
                }
            }

            if (due.Count < LookedAt)
            {
                return null;
            }
        }
    }

    /// <summary>An origin that was taken is dealt with.</summary>
    /// <param name="origin">Which.</param>
    public void Done(DueOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        _underWay.AddOrUpdate(origin.SourceId, 0, (_, count) => count - 1);
    }
}
