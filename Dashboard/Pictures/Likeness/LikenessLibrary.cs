using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Pictures.Likeness;

/// <summary>
/// The likenesses of all pictures kept, in this node's memory. Read from the database when it is asked, so that it knows what
/// other nodes keep; the first question reads them all.
/// </summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="time">The clock.</param>
public sealed class LikenessLibrary(IDbContextFactory<NewsroomDb> factory, TimeProvider time) : IDisposable
{
    // A transaction may make its rows visible this long after it took their identifiers, behind higher ones.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);

    // Pictures that no headline shows any more are removed at night, perhaps by another node.
    private static readonly TimeSpan WeedEvery = TimeSpan.FromDays(1);

    private readonly LikenessIndex _index = new();
    private readonly SemaphoreSlim _reading = new(1);
    private DateTimeOffset _weededAt = time.GetUtcNow();
    private long _settled;

    /// <summary>Pictures that look like a sketch in any of its crops and positions, nearest first; those that are the same and those a person should look at.</summary>
    /// <param name="sketch">The sketch.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<LikenessMatch>> FindAsync(LikenessSketch sketch, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        if (LikenessPolicy.HashToKeep(sketch) is null)
        {
            return [];
        }

        await CatchUpAsync(ct);
        return _index.Find([.. sketch.Crops(), .. sketch.Positions()], LikenessPolicy.CloseWithin);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _index.Dispose();
        _reading.Dispose();
    }

    private async Task CatchUpAsync(CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            var settledBefore = time.GetUtcNow() - Settling;
            await using var db = await factory.CreateDbContextAsync(ct);
            var rows = db.Pictures.AsNoTracking().Where(p => p.Id > _settled && p.Likeness != null).OrderBy(p => p.Id)
                .Select(p => new { p.Id, p.Likeness, p.KeptAt }).AsAsyncEnumerable();
            await foreach (var row in rows.WithCancellation(ct))
            {
                if (LikenessHash.Read(row.Likeness) is { } hash)
                {
                    _index.Add(row.Id, hash);
                }

                _settled = row.KeptAt < settledBefore ? row.Id : _settled;
            }

            if (time.GetUtcNow() - _weededAt >= WeedEvery)
            {
                await WeedAsync(db, ct);
            }
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task WeedAsync(NewsroomDb db, CancellationToken ct)
    {
        // Asked after the index was read: whatever was added meanwhile is kept.
        var known = _index.Ids;
        var kept = await db.Pictures.Where(p => p.Likeness != null).Select(p => p.Id).ToHashSetAsync(ct);
        foreach (var id in known.Where(id => !kept.Contains(id)))
        {
            _index.Remove(id);
        }

        _weededAt = time.GetUtcNow();
    }
}
