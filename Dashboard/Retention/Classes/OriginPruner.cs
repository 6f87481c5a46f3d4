using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Retention.Classes;

/// <summary>Removes addresses of pictures that no headline names any more.</summary>
internal sealed class OriginPruner : IPruner
{
    /// <inheritdoc />
    public string Class => "origins";

    /// <inheritdoc />
    public Task PruneAsync(Batches batches, CancellationToken ct)
    {
        var before = batches.Before(PicturePruner.Settled);
        return batches.PruneAsync(
            db => db.PictureOrigins.Select(o => o.Id),
            (db, after, upTo) => Unnamed(db).Where(o => o.Id > after && o.Id <= upTo && o.SeenAt < before).Select(o => o.Id),
            (db, ids) => Unnamed(db).Where(o => ids.Contains(o.Id)).ExecuteDeleteAsync(ct),
            ct);
    }

    // One that is due is looked at first: whoever fetches it sees that nobody wants it.
    private static IQueryable<PictureOriginRow> Unnamed(NewsroomDb db) =>
        db.PictureOrigins.Where(o => o.NextTryAt == null && !db.HeadlinePictures.Any(p => p.OriginId == o.Id));
}
