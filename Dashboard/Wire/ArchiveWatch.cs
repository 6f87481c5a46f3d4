using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Wire;

/// <summary>Looks at a document that is mostly unknown: finds again what was only renamed, and holds back an archive that comes at once.</summary>
/// <param name="db">The transaction's context.</param>
/// <param name="now">The moment of the transaction (UTC).</param>
internal sealed class ArchiveWatch(NewsroomDb db, DateTimeOffset now)
{
    // Further back than any document reaches.
    private const int Recent = 1000;

    /// <summary>Entries that were only renamed.</summary>
    public int Renamed { get; private set; }

    /// <summary>Entries that are held back.</summary>
    public int Held { get; private set; }

    /// <summary>The entries that may be stored; those renamed are known by the keys of their headlines from now on.</summary>
    /// <param name="source">Their source.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="known">What is known of their keys; renamed ones are added.</param>
    /// <param name="takesAll">Nothing is to be held back.</param>
    /// <param name="mostKeys">How many keys a headline may have.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<KeyedEntry>> PassAsync(
        SourceRow source, IReadOnlyList<KeyedEntry> entries, Dictionary<HeadlineKey, HeadlineKeyRow> known, bool takesAll, int mostKeys, CancellationToken ct)
    {
        var unknown = entries.Where(e => !e.Keys.Any(known.ContainsKey)).ToList();
        // Of an address that was not read before, everything is new.
        if (source.BodyHash is null || source.LastSuccessAt is not { } lastSuccess || !ArchiveRule.IsSuspect(entries.Count, unknown.Count))
        {
            return entries;
        }

        var strange = await RecogniseAsync(source.Id, unknown, known, mostKeys, ct);
        var old = strange.Where(e => ArchiveRule.IsOld(e.Entry.PublishedAt, strange.Count, lastSuccess, now)).ToList();
        if (takesAll || !ArchiveRule.IsArchive(strange.Count, old.Count))
        {
            return entries;
        }

        // Only those: what is news beside them goes out.
        Held = old.Count;
        return [.. entries.Except(old)];
    }

    // Those that remain unknown.
    private async Task<List<KeyedEntry>> RecogniseAsync(int sourceId, List<KeyedEntry> unknown, Dictionary<HeadlineKey, HeadlineKeyRow> known, int mostKeys, CancellationToken ct)
    {
        var headlines = await db.Headlines.AsNoTracking().Where(h => h.SourceId == sourceId).OrderByDescending(h => h.Seq).Take(Recent)
            .Select(h => new { h.Id, h.Title, Keys = db.HeadlineKeys.Count(k => k.HeadlineId == h.Id) }).ToListAsync(ct);
        // A title that comes again and again ("In brief") tells nothing apart.
        var byTitle = headlines.GroupBy(h => h.Title, StringComparer.Ordinal).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single(), StringComparer.Ordinal);
        var titled = unknown.GroupBy(e => e.Entry.Title, StringComparer.Ordinal).Where(g => g.Count() == 1 && byTitle.ContainsKey(g.Key)).Select(g => g.Single()).ToList();
        if (!ArchiveRule.IsRenaming(unknown.Count, titled.Count))
        {
            return unknown;
        }

        foreach (var entry in titled)
        {
            var headline = byTitle[entry.Entry.Title];
            foreach (var key in entry.Keys)
            {
                var row = new HeadlineKeyRow { SourceId = sourceId, Kind = key.Kind, Hash = key.Hash, HeadlineId = headline.Id };
                known[key] = row;
                // One that is renamed at each build is found by its title each time; its names are not kept for ever.
                if (headline.Keys < mostKeys)
                {
                    db.HeadlineKeys.Add(row);
                }
            }
        }

        Renamed = titled.Count;
        return [.. unknown.Except(titled)];
    }
}
