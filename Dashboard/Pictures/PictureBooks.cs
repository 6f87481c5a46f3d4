using Dashboard.Live;
using Dashboard.Shared.Live;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Pictures;

/// <summary>
/// Blocks a picture and puts it back, inside a caller's transaction. The picture must have been locked by
/// <see cref="NewsroomDb.LockPicturesAsync"/>: whoever is about to show it then waits, and afterwards sees it blocked.
/// </summary>
public static class PictureBooks
{
    private const int MostHeadlines = 100;

    /// <summary>Blocks it, takes it out of what the log says of headlines, and appends the event; false when it was blocked already.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="events">Receives the event.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<bool> BlockAsync(NewsroomDb db, ICollection<PendingEvent> events, PictureRow picture, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(picture);
        if (picture.State == PictureState.Blocked)
        {
            return false;
        }

        picture.State = PictureState.Blocked;
        await db.HideInLogAsync(picture.Id, ct);
        var (ids, _, more) = await BesideAsync(db, picture.Id, ct);
        events.Add(Event(picture, LiveEvents.ImageBlocked, seq => new ImageNotice(picture.Name, ids, more, seq)));
        return true;
    }

    /// <summary>Puts it back and appends the event; false when it was shown already. What the log said before stays without it.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="events">Receives the event.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<bool> RestoreAsync(NewsroomDb db, ICollection<PendingEvent> events, PictureRow picture, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(picture);
        if (picture.State == PictureState.Shown)
        {
            return false;
        }

        picture.State = PictureState.Shown;
        var (ids, alt, more) = await BesideAsync(db, picture.Id, ct);
        events.Add(Event(picture, LiveEvents.ImageRestored, seq => new ImageNotice(picture.Name, ids, more, seq, picture.ToImage(alt))));
        return true;
    }

    private static PendingEvent Event(PictureRow picture, string kind, Func<long, object> data) => new(LiveLog.Public, kind, data) { PictureId = picture.Id };

    // The newest first: they are the ones that open pages show.
    private static async Task<(IReadOnlyList<long> Ids, string Alt, bool More)> BesideAsync(NewsroomDb db, long pictureId, CancellationToken ct)
    {
        var beside = await db.Headlines.Where(h => h.PictureId == pictureId).Where(HeadlineProjection.IsPublic)
            .OrderByDescending(h => h.Id).Select(h => new { h.Id, h.PictureAlt }).Take(MostHeadlines + 1).ToListAsync(ct);
        return ([.. beside.Take(MostHeadlines).Select(h => h.Id)], beside.FirstOrDefault()?.PictureAlt ?? "", beside.Count > MostHeadlines);
    }
}
