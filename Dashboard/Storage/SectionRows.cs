using Microsoft.EntityFrameworkCore;

namespace Dashboard.Storage;

/// <summary>Sections, made as somebody first names them.</summary>
public static class SectionRows
{
    /// <summary>Adds a section behind the others where there is none of that slug; within the caller's change.</summary>
    /// <param name="db">The change's context.</param>
    /// <param name="slug">Its slug; null for no section.</param>
    /// <param name="name">Its name, for one that has to be made; null where only the slug is known.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task EnsureSectionAsync(this NewsroomDb db, string? slug, string? name, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (slug is not null && name is not null && !await db.Sections.AnyAsync(s => s.Slug == slug, ct))
        {
            var last = await db.Sections.Select(s => (int?)s.Position).MaxAsync(ct) ?? 0;
            db.Sections.Add(new SectionRow { Slug = slug, Name = name, Position = last + 1 });
        }
    }
}
