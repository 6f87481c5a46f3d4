using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Moderation.Reporting;

/// <summary>What can be reported.</summary>
/// <param name="factory">Makes contexts.</param>
public sealed class ReportTargets(IDbContextFactory<NewsroomDb> factory)
{
    /// <summary>Whether a picture is shown; null for an unknown one.</summary>
    /// <param name="image">Public name of the picture.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<PictureState?> StateAsync(string image, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Pictures.Where(p => p.Name == image).Select(p => (PictureState?)p.State).SingleOrDefaultAsync(ct);
    }
}
