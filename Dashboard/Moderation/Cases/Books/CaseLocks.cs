using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Moderation.Cases.Books;

/// <summary>Takes what an act on a case changes, in the order everybody takes it.</summary>
internal static class CaseLocks
{
    /// <summary>The case with its picture and further ones, locked; null for an unknown case.</summary>
    public static async Task<LockedCase?> LockCaseAsync(this NewsroomDb db, long caseId, IEnumerable<long> further, CancellationToken ct)
    {
        var pictureId = await db.Cases.Where(c => c.Id == caseId).Select(c => (long?)c.PictureId).SingleOrDefaultAsync(ct);
        if (pictureId is not { } own)
        {
            return null;
        }

        var covered = await CoveredAsync(db, caseId, ct);
        var pictures = (await db.LockPicturesAsync([.. further.Concat(covered).Append(own).Distinct()], ct)).ToDictionary(p => p.Id);
        // Taken on while we waited for the locks.
        var late = (await CoveredAsync(db, caseId, ct)).Where(id => !pictures.ContainsKey(id)).ToArray();
        if (late.Length > 0)
        {
            foreach (var picture in await db.LockPicturesAsync(late, ct))
            {
                pictures[picture.Id] = picture;
            }
        }

        return new(await db.Cases.SingleAsync(c => c.Id == caseId, ct), pictures[own], pictures);
    }

    private static Task<List<long>> CoveredAsync(NewsroomDb db, long caseId, CancellationToken ct) => db.Pictures.Where(p => p.CaseId == caseId).Select(p => p.Id).ToListAsync(ct);
}
