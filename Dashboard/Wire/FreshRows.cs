using Dashboard.Storage;

namespace Dashboard.Wire;

/// <summary>
/// The rows of new headlines, written past the change tracker once their events have numbers: a first poll brings thousands at once,
/// and tracking each costs several times what the database takes to store it.
/// </summary>
internal sealed class FreshRows
{
    /// <summary>New headlines with their versions and pictures.</summary>
    public List<HeadlineRow> Headlines { get; } = [];

    /// <summary>What they are recognised by; each has its headline.</summary>
    public List<HeadlineKeyRow> Keys { get; } = [];

    /// <summary>Where their pictures come from, as far as it was not known.</summary>
    public List<PictureOriginRow> Origins { get; } = [];

    /// <summary>Those whose pages are to be read; each has its headline.</summary>
    public List<ArticleRow> Articles { get; } = [];

    /// <summary>Writes them. What they refer to and what is tracked must be saved already.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="ct">Stops it.</param>
    public async Task InsertAsync(NewsroomDb db, CancellationToken ct)
    {
        await db.InsertAsync(Origins, ct);
        await db.InsertAsync(Headlines, ct);
        foreach (var headline in Headlines)
        {
            foreach (var version in headline.Versions)
            {
                version.HeadlineId = headline.Id;
            }

            foreach (var picture in headline.Pictures)
            {
                (picture.HeadlineId, picture.OriginId) = (headline.Id, picture.Origin!.Id);
            }
        }

        foreach (var key in Keys)
        {
            key.HeadlineId = key.Headline!.Id;
        }

        foreach (var article in Articles)
        {
            article.HeadlineId = article.Headline!.Id;
        }

        await db.InsertAsync(Articles, ct);
        await db.InsertAsync(Headlines.ConvertAll(h => h.Versions).SelectMany(v => v).ToList(), ct);
        await db.InsertAsync(Keys, ct);
        await db.InsertAsync(Headlines.SelectMany(h => h.Pictures).ToList(), ct);
    }
}
