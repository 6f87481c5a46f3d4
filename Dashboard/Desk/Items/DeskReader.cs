using Dashboard.Headlines;
using Dashboard.Shared.Headlines;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Desk.Items;

/// <summary>Reads what a desk begins with.</summary>
/// <param name="factory">Makes contexts.</param>
public sealed class DeskReader(IDbContextFactory<NewsroomDb> factory)
{
    /// <summary>How many of the latest headlines words are looked for in; the archive has its own search.</summary>
    public const int Searched = 2_000;

    /// <summary>The latest headlines of a filter as they are now, withdrawn ones included, and the logs' heads in the same moment.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<DeskSnapshot> ReadAsync(DeskFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var moment = await db.BeginSnapshotAsync(ct);
        var heads = await db.EventLogs.AsNoTracking().ToDictionaryAsync(l => l.Log, l => l.Head, ct);
        var query = filter.Live.Narrow(db.Headlines.AsNoTracking());
        if (filter.Urgencies is { Count: > 0 } urgencies)
        {
            query = query.Where(h => urgencies.Contains(h.Urgency));
        }

        var read = await Slim(query.OrderByDescending(h => h.Seq).Take(filter.HasWords ? Searched : DeskList.Most)).ToListAsync(ct);
        var rows = read.Where(r => filter.Matches(r.ToHeadline())).Take(DeskList.Most).ToList();
        var corrections = await CorrectionsAsync(db, [.. rows.Where(r => r.ChangedAt is not null).Select(r => r.Id)], ct);
        return new(rows.ConvertAll(r => Item(r, corrections.GetValueOrDefault(r.Id))), heads[LiveLog.Public], heads[LiveLog.Staff]);
    }

    /// <summary>What the desk can be filtered by.</summary>
    /// <param name="ct">Stops it.</param>
    public async Task<DeskChoices> ChoicesAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var sources = await db.Sources.AsNoTracking().Select(s => new { s.Id, s.Name }).ToListAsync(ct);
        var sections = await db.Sections.AsNoTracking().OrderBy(s => s.Position).ThenBy(s => s.Slug).ToListAsync(ct);
        return new([.. sources.OrderBy(s => s.Name, StringComparer.CurrentCultureIgnoreCase).Select(s => new HeadlineSource(s.Id, s.Name))], sections);
    }

    // Without the texts, which are a hundred times the size of the rest.
    private static IQueryable<HeadlineRow> Slim(IQueryable<HeadlineRow> headlines) => headlines.Select(h => new HeadlineRow
    {
        Id = h.Id,
        Seq = h.Seq,
        SourceId = h.SourceId,
        Source = new SourceRow { Id = h.SourceId, Name = h.Source!.Name, Address = "", AddressKey = "" },
        PictureId = h.PictureId,
        Picture = h.Picture,
        PictureAlt = h.PictureAlt,
        Title = h.Title,
        EditorTitle = h.EditorTitle,
        Url = h.Url,
        Section = h.Section,
        Language = h.Language,
        Direction = h.Direction,
        Urgency = h.Urgency,
        PublishedAt = h.PublishedAt,
        SeenAt = h.SeenAt,
        ChangedAt = h.ChangedAt,
        RemovedAtSource = h.RemovedAtSource,
        WithdrawnAt = h.WithdrawnAt,
        WithdrawnReason = h.WithdrawnReason,
    });

    private static async Task<Dictionary<long, Correction>> CorrectionsAsync(NewsroomDb db, long[] ids, CancellationToken ct)
    {
        if (ids.Length == 0)
        {
            return [];
        }

        var versions = await db.HeadlineVersions.AsNoTracking().Where(v => ids.Contains(v.HeadlineId)).ToListAsync(ct);
        return versions.GroupBy(v => v.HeadlineId).Select(g => (g.Key, Last: Correction.Of(g)))
            .Where(g => g.Last is not null).ToDictionary(g => g.Key, g => g.Last!);
    }

    private static DeskItem Item(HeadlineRow row, Correction? correction)
    {
        var item = new DeskItem(row.ToHeadline()) { FormerTitle = correction?.Former, ChangedAt = correction?.At, IsRemovedAtSource = row.RemovedAtSource is not null };
        return row.WithdrawnAt is null ? item : item.Withdraw(row.WithdrawnReason ?? WithdrawalReason.Source);
    }
}
