using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Retention.Classes;

/// <summary>Removes pictures that no headline shows any more. One that was ever reported or blocked stays known for ever, so that it cannot come back.</summary>
internal sealed class PicturePruner : IPruner
{
    /// <summary>What is younger may only just be on its way to its headline.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromDays(1);

    /// <inheritdoc />
    public string Class => "pictures";

    /// <inheritdoc />
    public Task PruneAsync(Batches batches, CancellationToken ct)
    {
        var before = batches.Before(Settled);
        return batches.PruneAsync(
            db => db.Pictures.Select(p => p.Id),
            (db, after, upTo) => Forgettable(db).Where(p => p.Id > after && p.Id <= upTo && p.KeptAt < before).Select(p => p.Id),
            (db, ids) => Forgettable(db).Where(p => ids.Contains(p.Id)).ExecuteDeleteAsync(ct),
            ct);
    }

    private static IQueryable<PictureRow> Forgettable(NewsroomDb db) =>
        db.Unshown().Where(p => p.State == PictureState.Shown && p.CaseId == null && !db.Cases.Any(c => c.PictureId == p.Id));
}
