using Dashboard.Live;
using Dashboard.Pictures.Checking;
using Dashboard.Pictures.Likeness;
using Dashboard.Storage;
using Dashboard.Wire;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Pictures.Keeping;

/// <summary>Writes what became of an origin: the picture, the headlines that show it now and their events, in one transaction.</summary>
/// <param name="log">The way into the road.</param>
/// <param name="factory">Makes contexts.</param>
/// <param name="time">The clock.</param>
public sealed class PictureKeeper(EventLog log, IDbContextFactory<NewsroomDb> factory, TimeProvider time)
{
    /// <summary>The picture that the same bytes were found to be before, with all forms that are wanted; null when there is none.</summary>
    /// <param name="contentHash">SHA-256 of the bytes.</param>
    /// <param name="kept">Which forms are wanted.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<long?> KnownAsync(byte[] contentHash, SourcePictures kept, CancellationToken ct)
    {
        var form = kept == SourcePictures.Full ? PictureForm.Full : PictureForm.Thumbnail;
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.PictureOrigins.Where(o => o.ContentHash == contentHash && o.PictureId != null)
            .Where(o => db.PictureForms.Any(f => f.PictureId == o.PictureId && f.Form == form))
            .Select(o => o.PictureId).FirstOrDefaultAsync(ct);
    }

    /// <summary>Keeps a picture and shows it beside every headline that waits for it.</summary>
    /// <param name="origin">Where it was found.</param>
    /// <param name="contentHash">SHA-256 of the bytes found there.</param>
    /// <param name="picture">What they are.</param>
    /// <param name="twinCase">The case in which a moderator blocked one that looks the same: a new picture is then blocked from the start.</param>
    /// <param name="ct">Stops it.</param>
    public Task KeepAsync(DueOrigin origin, byte[] contentHash, Development.Done picture, long? twinCase, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(picture);
        return log.WriteAsync(async (db, events) =>
        {
            var waiting = await WaitingAsync(db, origin.Id, ct);
            var row = await PictureAsync(db, picture, twinCase, ct);
            await db.SaveChangesAsync(ct);
            Show(waiting, row, events);
            await FoundAsync(db, origin, row.Id, contentHash, ct);
        }, ct);
    }

    /// <summary>Blocks a picture that was kept while a moderator blocked one that looks the same; one that has a case of its own, or is blocked already, stays as it is.</summary>
    /// <param name="name">The picture's name outside.</param>
    /// <param name="twinCase">The moderator's case.</param>
    /// <param name="ct">Stops it.</param>
    public Task BlockAsync(string name, long twinCase, CancellationToken ct) => log.WriteAsync(async (db, events) =>
    {
        var id = await db.Pictures.Where(p => p.Name == name).Select(p => p.Id).SingleAsync(ct);
        var row = (await db.LockPicturesAsync([id], ct)).Single();
        if (row.CaseId is null && await db.Cases.AnyAsync(c => c.Id == twinCase && c.State == CaseState.Blocked, ct) && await PictureBooks.BlockAsync(db, events, row, ct))
        {
            row.CaseId = twinCase;
        }
    }, ct);

    /// <summary>Shows a picture that is kept already beside every headline that waits for it.</summary>
    /// <param name="origin">Where it was found.</param>
    /// <param name="contentHash">SHA-256 of the bytes found there; null when they were not fetched again.</param>
    /// <param name="pictureId">The picture.</param>
    /// <param name="ct">Stops it.</param>
    public Task ShowAsync(DueOrigin origin, byte[]? contentHash, long pictureId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return log.WriteAsync(async (db, events) =>
        {
            var waiting = await WaitingAsync(db, origin.Id, ct);
            var row = (await db.HoldPicturesAsync([pictureId], ct)).Single();
            Show(waiting, row, events);
            await FoundAsync(db, origin, row.Id, contentHash, ct);
        }, ct);
    }

    /// <summary>Notes a failure, and lets the next picture of each headline have its turn.</summary>
    /// <param name="origin">The origin.</param>
    /// <param name="code">Why.</param>
    /// <param name="detail">What its sentence names.</param>
    /// <param name="pause">How long until it is tried again; null when it is given up.</param>
    /// <param name="ct">Stops it.</param>
    public Task FailAsync(DueOrigin origin, string code, string? detail, TimeSpan? pause, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return log.WriteAsync(async (db, events) =>
        {
            var now = time.Now();
            var next = pause is { } wait ? now + wait : (DateTimeOffset?)null;
            var failures = origin.Failures + 1;
            await db.PictureOrigins.Where(o => o.Id == origin.Id).ExecuteUpdateAsync(
                o => o.SetProperty(x => x.FetchedAt, now).SetProperty(x => x.Failures, failures)
                    .SetProperty(x => x.FailureCode, code).SetProperty(x => x.FailureDetail, detail), ct);
            await SettleAsync(db, origin, next, ct);
            if (next is null || failures >= PictureTurn.PatientFailures)
            {
                await PassOnAsync(db, events, origin.Id, now, ct);
            }
        }, ct);
    }

    /// <summary>Puts an origin aside that nobody may or need fetch.</summary>
    /// <param name="origin">The origin.</param>
    /// <param name="ct">Stops it.</param>
    public async Task DropAsync(DueOrigin origin, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(origin);
        await using var db = await factory.CreateDbContextAsync(ct);
        await SettleAsync(db, origin, null, ct);
    }

    /// <summary>Whether a headline still waits for it.</summary>
    /// <param name="origin">The origin.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<bool> IsWantedAsync(DueOrigin origin, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(origin);
        await using var db = await factory.CreateDbContextAsync(ct);
        return await Waiting(db, origin.Id).AnyAsync(ct);
    }

    private static IQueryable<HeadlinePictureRow> Waiting(NewsroomDb db, long originId) => db.HeadlinePictures.Where(p => p.OriginId == originId)
        .Where(p => db.Headlines.Any(h => h.Id == p.HeadlineId && h.PictureId == null && h.WithdrawnAt == null));

    // Headlines before pictures, as everywhere.
    private static async Task<List<(HeadlineRow Headline, string Alt)>> WaitingAsync(NewsroomDb db, long originId, CancellationToken ct)
    {
        var alts = (await Waiting(db, originId).AsNoTracking().OrderBy(p => p.Position).ToListAsync(ct)).ToLookup(p => p.HeadlineId, p => p.Alt);
        var ids = alts.Select(a => a.Key).ToArray();
        if (ids.Length == 0)
        {
            return [];
        }

        var rows = (await db.LockHeadlinesAsync(ids, ct)).Where(h => h.PictureId is null && h.WithdrawnAt is null).ToList();
        var sources = rows.Select(h => h.SourceId).Distinct().ToArray();
        await db.Sources.Where(s => sources.Contains(s.Id)).LoadAsync(ct);
        return rows.ConvertAll(h => (h, alts[h.Id].First()));
    }

    private async Task<PictureRow> PictureAsync(NewsroomDb db, Development.Done picture, long? twinCase, CancellationToken ct)
    {
        var known = await db.Pictures.Where(p => p.Hash == picture.Hash).Select(p => (long?)p.Id).SingleOrDefaultAsync(ct);
        var (width, height) = (picture.Prints.Max(p => p.Width), picture.Prints.Max(p => p.Height));
        if (known is not { } id)
        {
            var row = new PictureRow
            {
                Name = picture.Name,
                Hash = picture.Hash,
                Width = width,
                Height = height,
                Likeness = LikenessPolicy.HashToKeep(picture.Sketch)?.ToBytes(),
                LikenessQuality = picture.Sketch?.Quality ?? 0,
                State = twinCase is null ? PictureState.Shown : PictureState.Blocked,
                CaseId = twinCase,
                KeptAt = time.Now(),
                Forms = [.. picture.Prints.Select(Form)],
            };
            db.Pictures.Add(row);
            return row;
        }

        var forms = await db.PictureForms.Where(f => f.PictureId == id).Select(f => f.Form).Distinct().ToListAsync(ct);
        if (picture.Prints.All(p => forms.Contains(p.Form)))
        {
            return (await db.HoldPicturesAsync([id], ct)).Single();
        }

        var grown = (await db.LockPicturesAsync([id], ct)).Single();
        (grown.Width, grown.Height) = (width, height);
        db.PictureForms.AddRange(picture.Prints.Where(p => !forms.Contains(p.Form)).Select(p =>
        {
            var form = Form(p);
            form.PictureId = id;
            return form;
        }));
        return grown;
    }

    private static PictureFormRow Form(Print print) =>
        new() { Form = print.Form, MediaType = print.MediaType, Width = print.Width, Height = print.Height, Content = print.Content };

    // A blocked picture stays blocked: nothing that is said of the headline changes, so nothing is said.
    private static void Show(IEnumerable<(HeadlineRow Headline, string Alt)> waiting, PictureRow picture, ICollection<PendingEvent> events)
    {
        foreach (var (headline, alt) in waiting)
        {
            var before = headline.ToHeadline();
            (headline.PictureId, headline.Picture, headline.PictureAlt) = (picture.Id, picture, alt);
            if (headline.ToHeadline() != before)
            {
                events.Add(HeadlineEvents.Updated(headline, before));
            }
        }
    }

    private async Task FoundAsync(NewsroomDb db, DueOrigin origin, long pictureId, byte[]? contentHash, CancellationToken ct)
    {
        var now = time.Now();
        await db.PictureOrigins.Where(o => o.Id == origin.Id).ExecuteUpdateAsync(
            o => o.SetProperty(x => x.PictureId, pictureId).SetProperty(x => x.ContentHash, x => contentHash ?? x.ContentHash)
                .SetProperty(x => x.FetchedAt, now).SetProperty(x => x.Failures, 0)
                .SetProperty(x => x.FailureCode, (string?)null).SetProperty(x => x.FailureDetail, (string?)null), ct);
        await SettleAsync(db, origin, null, ct);
    }

    // A headline that came meanwhile has asked for it anew; it is then taken once more.
    private static Task<int> SettleAsync(NewsroomDb db, DueOrigin origin, DateTimeOffset? next, CancellationToken ct) =>
        db.PictureOrigins.Where(o => o.Id == origin.Id && o.NextTryAt == origin.Lease).ExecuteUpdateAsync(o => o.SetProperty(x => x.NextTryAt, next), ct);

    private static async Task PassOnAsync(NewsroomDb db, ICollection<PendingEvent> events, long originId, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var (headline, _) in await WaitingAsync(db, originId, ct))
        {
            var pictures = await db.HeadlinePictures.Include(p => p.Origin).Where(p => p.HeadlineId == headline.Id).OrderBy(p => p.Position).ToListAsync(ct);
            var turn = PictureTurn.Of(pictures, now);
            if (turn.Shown is { Origin.PictureId: { } id } shown)
            {
                Show([(headline, shown.Alt)], (await db.HoldPicturesAsync([id], ct)).Single(), events);
            }
            else if (turn.Next is { NextTryAt: null } next)
            {
                next.NextTryAt = now;
            }
        }
    }
}
