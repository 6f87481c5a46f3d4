using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Headlines;

/// <summary>Reads what is public; pages and API share it.</summary>
/// <param name="factory">Makes contexts.</param>
public sealed class HeadlineReader(IDbContextFactory<NewsroomDb> factory)
{
    /// <summary>A page of headlines.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<HeadlineList> ListAsync(HeadlineQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await Ordered(Narrow(db, query), query).Include(h => h.Source).Include(h => h.Picture).Take(query.Limit + 1).ToListAsync(ct);
        var items = rows.Take(query.Limit).Select(r => r.ToHeadline()).ToList();
        return new(items, rows.Count > query.Limit ? items[^1].Seq : null);
    }

    /// <summary>One headline with its source and its versions, withdrawn or not; null where there is none.</summary>
    /// <param name="id">The headline.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<HeadlineRow?> FindAsync(long id, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Headlines.AsNoTracking().Include(h => h.Source).Include(h => h.Picture).Include(h => h.Versions.OrderBy(v => v.Number)).SingleOrDefaultAsync(h => h.Id == id, ct);
    }

    /// <summary>Whether a headline of this number was there and is not kept any more: numbers are never used twice.</summary>
    /// <param name="id">A number that <see cref="FindAsync"/> does not know.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<bool> IsPastAsync(long id, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return id > 0 && id < await db.Headlines.MaxAsync(h => (long?)h.Id, ct);
    }

    /// <summary>A section by its slug: its row, or its bare slug where headlines stand in it without one; null where nothing does.</summary>
    /// <param name="slug">The slug.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SectionRow?> SectionAsync(string slug, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Sections.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == slug, ct)
            ?? (await db.Headlines.AnyAsync(h => h.Section == slug, ct) ? new SectionRow { Slug = slug, Name = slug } : null);
    }

    private static IQueryable<HeadlineRow> Narrow(NewsroomDb db, HeadlineQuery query)
    {
        var headlines = query.Filter.Narrow(db.Headlines.AsNoTracking().Where(HeadlineProjection.IsPublic));
        if (query.After is { } after)
        {
            headlines = headlines.Where(h => h.Seq > after);
        }

        if (query.Before is { } before)
        {
            headlines = headlines.Where(h => h.Seq < before);
        }

        return query.Words is { } words ? db.Matching(headlines, words) : headlines;
    }

    private static IQueryable<HeadlineRow> Ordered(IQueryable<HeadlineRow> headlines, HeadlineQuery query) =>
        query.After is null ? headlines.OrderByDescending(h => h.Seq) : headlines.OrderBy(h => h.Seq);
}
