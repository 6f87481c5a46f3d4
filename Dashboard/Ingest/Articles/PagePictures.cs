using Dashboard.Storage;
using Dashboard.Wire;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Ingest.Articles;

/// <summary>Gives a headline that came without any picture the one of its own page. Whoever keeps pictures then fetches and shows it.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="time">The clock.</param>
public sealed class PagePictures(IDbContextFactory<NewsroomDb> factory, TimeProvider time)
{
    private const int MaxAttempts = 3;

    /// <summary>Attaches the picture, unless the headline has one, its source's pictures are not shown, or the picture is the site's and not the article's.</summary>
    /// <param name="article">The article.</param>
    /// <param name="picture">What its page names.</param>
    /// <param name="ct">Stops it.</param>
    public async Task AttachAsync(DueArticle article, WirePicture picture, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(picture);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            try
            {
                await AttachAsync(db, article, picture, ct);
                return;
            }
            catch (Exception fault) when (attempt < MaxAttempts && db.IsLostRace(fault))
            {
                // The feed has named the same picture, or a visit to another article has found it.
                continue;
            }
        }
    }

    private async Task AttachAsync(NewsroomDb db, DueArticle article, WirePicture picture, CancellationToken ct)
    {
        await using var transaction = await db.BeginWriteAsync(ct);
        var headline = (await db.LockHeadlinesAsync([article.HeadlineId], ct)).SingleOrDefault();
        if (headline is not { PictureId: null, WithdrawnAt: null }
            || await db.HeadlinePictures.AnyAsync(p => p.HeadlineId == article.HeadlineId, ct)
            || !await db.Sources.AnyAsync(s => s.Id == article.SourceId && s.Pictures != SourcePictures.None, ct))
        {
            return;
        }

        var now = time.Now();
        var hash = EntryPictures.HashOf(picture.Address);
        var origin = await db.PictureOrigins.SingleOrDefaultAsync(o => o.SourceId == article.SourceId && o.AddressHash == hash, ct);
        // What stands beside another article already is the site's sign, which its pages name where they have no picture.
        if (origin is not null && await db.HeadlinePictures.AnyAsync(p => p.OriginId == origin.Id, ct))
        {
            return;
        }

        origin ??= db.PictureOrigins.Add(new PictureOriginRow { SourceId = article.SourceId, Address = picture.Address, AddressHash = hash, SeenAt = now }).Entity;
        origin.NextTryAt = now;
        db.HeadlinePictures.Add(new HeadlinePictureRow { HeadlineId = article.HeadlineId, Position = 0, Origin = origin, Alt = picture.Alt });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
