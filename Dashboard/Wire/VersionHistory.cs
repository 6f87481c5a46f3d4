using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Wire;

/// <summary>What headlines have said before.</summary>
/// <param name="db">The transaction's context.</param>
/// <param name="now">The moment of the transaction (UTC).</param>
internal sealed class VersionHistory(NewsroomDb db, DateTimeOffset now)
{
    private const int FlappingVersions = 3;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Whether two servers of one source that differ take turns: what was said and taken back today already is not said once more.</summary>
    /// <param name="headlineId">The headline.</param>
    /// <param name="entry">What is to be said.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<bool> IsFlappingAsync(long headlineId, WireEntry entry, CancellationToken ct)
    {
        var since = now - Day;
        var today = await db.HeadlineVersions.AsNoTracking().Where(v => v.HeadlineId == headlineId && v.At > since).Select(v => new { v.Title, v.Lead }).ToListAsync(ct);
        return today.Count >= FlappingVersions && today.Exists(v => v.Title == entry.Title && v.Lead == entry.Lead);
    }

    /// <summary>Whether a headline has ever said this.</summary>
    /// <param name="headlineId">The headline.</param>
    /// <param name="entry">What is to be said.</param>
    /// <param name="ct">Stops it.</param>
    public Task<bool> HasSaidAsync(long headlineId, WireEntry entry, CancellationToken ct) =>
        db.HeadlineVersions.AnyAsync(v => v.HeadlineId == headlineId && v.Title == entry.Title && v.Lead == entry.Lead, ct);
}
