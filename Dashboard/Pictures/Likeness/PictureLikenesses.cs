using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using NetVips;

namespace Dashboard.Pictures.Likeness;

/// <summary>Which pictures look like one: asked when it is blocked, and when it is kept.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="library">The likenesses.</param>
public sealed class PictureLikenesses(IDbContextFactory<NewsroomDb> factory, LikenessLibrary library)
{
    /// <summary>Pictures that look like a kept one, nearest first, itself left out.</summary>
    /// <param name="pictureId">The picture.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<LikenessMatch>> LikeAsync(long pictureId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        // Either size will do: a sketch is made of 512 pixels a side at most.
        var bytes = await db.PictureForms.AsNoTracking().Where(f => f.PictureId == pictureId).OrderBy(f => f.Form).ThenBy(f => f.MediaType)
            .Select(f => f.Content).FirstOrDefaultAsync(ct);
        if (bytes is null || Sketch(bytes) is not { } sketch)
        {
            return [];
        }

        var matches = await library.FindAsync(sketch, ct);
        return [.. matches.Where(m => m.Id != pictureId)];
    }

    /// <summary>The case in which a moderator blocked a picture that a new one is the same as; null where there is none. What readers alone blocked covers identical content only.</summary>
    /// <param name="sketch">The new picture's sketch.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<long?> BlockedAsAsync(LikenessSketch sketch, CancellationToken ct)
    {
        var same = (await library.FindAsync(sketch, ct)).Where(m => LikenessPolicy.Judge(m.Distance) == Resemblance.Same).Select(m => m.Id).ToArray();
        if (same.Length == 0)
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var blocked = await db.Pictures.AsNoTracking()
            .Where(p => same.Contains(p.Id) && p.State == PictureState.Blocked && db.Cases.Any(c => c.Id == p.CaseId && c.State == CaseState.Blocked))
            .Select(p => new { p.Id, p.CaseId }).ToListAsync(ct);
        return blocked.OrderBy(p => Array.IndexOf(same, p.Id)).FirstOrDefault()?.CaseId;
    }

    // The bytes are our own, so they can be decoded.
    private static LikenessSketch? Sketch(byte[] bytes)
    {
        using var picture = Image.NewFromBuffer(bytes);
        return PictureSketcher.Sketch(picture);
    }
}
