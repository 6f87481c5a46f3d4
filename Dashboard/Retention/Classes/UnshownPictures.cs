using Dashboard.Storage;

namespace Dashboard.Retention.Classes;

/// <summary>Pictures that no headline shows and no address leads to.</summary>
internal static class UnshownPictures
{
    /// <summary>All of them, those with a case too.</summary>
    public static IQueryable<PictureRow> Unshown(this NewsroomDb db) =>
        db.Pictures.Where(p => !db.Headlines.Any(h => h.PictureId == p.Id) && !db.PictureOrigins.Any(o => o.PictureId == p.Id));
}
