using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Sources.Opml;

/// <summary>Writes the sources that are not closed as an OPML document.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="time">The clock.</param>
public sealed class SourceExport(IDbContextFactory<NewsroomDb> factory, TimeProvider time)
{
    /// <summary>Writes the document.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>How many sources it holds.</returns>
    public async Task<int> RunAsync(Stream stream, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.Sources.AsNoTracking()
            .Where(s => s.Kind == SourceKind.Feed && s.State != SourceState.Gone)
            .OrderBy(s => s.Section).ThenBy(s => s.Id).ToListAsync(ct);
        var sections = await db.Sections.AsNoTracking().ToDictionaryAsync(s => s.Slug, s => s.Name, ct);
        var site = await db.Site.Select(s => s.Name).SingleOrDefaultAsync(ct);
        await OpmlWriter.WriteAsync(stream, site ?? "Dashboard", time.Now(),
            rows.Select(row => new OpmlEntry(row.Address, row.Name, row.Site, row.Language, SectionName(row.Section, sections))));
        return rows.Count;
    }

    // The name, unless reading it back would give another slug.
    private static string? SectionName(string? slug, Dictionary<string, string> names) =>
        slug is not null && names.TryGetValue(slug, out var name) && HeadlinePage.Slug(name) == slug ? name : slug;
}
