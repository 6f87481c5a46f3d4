using System.Security.Cryptography;
using System.Text;
using Dashboard.Live;
using Dashboard.Shared.Headlines;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Wire;

/// <summary>Writes one batch inside a transaction: new headlines oldest first, updates with their versions, tombstones respected.</summary>
/// <param name="db">The transaction's context.</param>
/// <param name="events">Receives the events.</param>
/// <param name="now">The moment of the transaction (UTC).</param>
internal sealed class BatchWriter(NewsroomDb db, ICollection<PendingEvent> events, DateTimeOffset now)
{
    private const int HashBytes = 16;
    private int _new;
    private int _updated;
    private int _withdrawn;
    private int _known;

    /// <summary>Writes the batch of a source whose row is tracked.</summary>
    public async Task<BatchOutcome> WriteAsync(SourceRow source, SourceBatch batch, CancellationToken ct)
    {
        if (batch.Entries.Count > 0)
        {
            await StoreAsync(source, KeyedEntry.Of(batch.Entries), ct);
        }

        if (batch.Deleted.Count > 0)
        {
            await TakeBackAsync(source, batch.Deleted, ct);
        }

        if (await batch.Note(db, source, _new) is { } @event)
        {
            events.Add(@event);
        }

        return new(_new, _updated, _withdrawn, _known);
    }

    private async Task StoreAsync(SourceRow source, IReadOnlyList<KeyedEntry> entries, CancellationToken ct)
    {
        var known = await KnownAsync(source.Id, [.. entries.SelectMany(e => e.Keys).Select(k => k.Hash)], ct);
        var ids = entries.Where(e => e.Keys[0].Kind == HeadlineKeyKind.Id).Select(e => e.Keys[0]).ToHashSet();
        var rows = await RowsAsync(known, ct);
        foreach (var keyed in entries)
        {
            var match = await MatchAsync(source.Id, keyed, known, ids, ct);
            if (match is null)
            {
                await InsertAsync(source, keyed, known, ct);
            }
            else if (match.HeadlineId is { } id && rows.TryGetValue(id, out var row) && row.WithdrawnAt is null)
            {
                await UpdateAsync(row, keyed.Entry, ct);
                Remember(source.Id, keyed, row, known);
            }
            else
            {
                _known++;
            }
        }
    }

    private async Task<Dictionary<HeadlineKey, HeadlineKeyRow>> KnownAsync(int sourceId, byte[][] hashes, CancellationToken ct)
    {
        var rows = await db.HeadlineKeys.Where(k => k.SourceId == sourceId && hashes.Contains(k.Hash)).ToListAsync(ct);
        return rows.ToDictionary(HeadlineKey.Of);
    }

    private async Task<Dictionary<long, HeadlineRow>> RowsAsync(Dictionary<HeadlineKey, HeadlineKeyRow> known, CancellationToken ct)
    {
        var ids = known.Values.Select(k => k.HeadlineId).OfType<long>().Distinct().ToArray();
        return ids.Length == 0 ? [] : await db.Headlines.Where(h => ids.Contains(h.Id)).ToDictionaryAsync(h => h.Id, ct);
    }

    private async Task<HeadlineKeyRow?> MatchAsync(
        int sourceId, KeyedEntry keyed, Dictionary<HeadlineKey, HeadlineKeyRow> known, HashSet<HeadlineKey> ids, CancellationToken ct)
    {
        if (known.TryGetValue(keyed.Keys[0], out var best))
        {
            return best;
        }

        if (keyed.Keys.Count < 2 || !known.TryGetValue(keyed.Keys[1], out var byLink))
        {
            return null;
        }

        // The same link under a new identifier is the same article, unless the document still shows the one it was known under.
        var former = await db.HeadlineKeys.AsNoTracking()
            .Where(k => k.SourceId == sourceId && k.Kind == HeadlineKeyKind.Id && k.HeadlineId == byLink.HeadlineId).ToListAsync(ct);
        return byLink.HeadlineId is not null && former.Exists(k => ids.Contains(HeadlineKey.Of(k))) ? null : byLink;
    }

    private async Task InsertAsync(SourceRow source, KeyedEntry keyed, Dictionary<HeadlineKey, HeadlineKeyRow> known, CancellationToken ct)
    {
        var entry = keyed.Entry;
        var row = new HeadlineRow
        {
            SourceId = source.Id,
            Source = source,
            Title = entry.Title,
            Lead = entry.Lead,
            Body = entry.Body,
            Url = entry.Url,
            Author = entry.Author,
            Section = entry.Section,
            Language = entry.Language,
            Direction = entry.Direction,
            Urgency = entry.Urgency,
            PublishedAt = entry.PublishedAt,
            SeenAt = now,
            Versions = [new HeadlineVersionRow { Number = 1, Title = entry.Title, Lead = entry.Lead, At = now }],
        };
        await AttachPicturesAsync(row, entry.Pictures, ct);
        db.Headlines.Add(row);
        Remember(source.Id, keyed, row, known);
        events.Add(HeadlineEvents.Arrived(row));
        _new++;
    }

    private void Remember(int sourceId, KeyedEntry keyed, HeadlineRow row, Dictionary<HeadlineKey, HeadlineKeyRow> known)
    {
        foreach (var key in keyed.Keys.Where(k => !known.ContainsKey(k)))
        {
            var keyRow = new HeadlineKeyRow { SourceId = sourceId, Kind = key.Kind, Hash = key.Hash, Headline = row, HeadlineId = row.Id == 0 ? null : row.Id };
            known[key] = keyRow;
            db.HeadlineKeys.Add(keyRow);
        }
    }

    private async Task UpdateAsync(HeadlineRow row, WireEntry entry, CancellationToken ct)
    {
        var before = row.ToHeadline();
        var isNewVersion = row.Title != entry.Title || row.Lead != entry.Lead;
        row.Title = entry.Title;
        row.Lead = entry.Lead;
        row.Body = entry.Body;
        row.Url = entry.Url;
        row.Author = entry.Author;
        row.Section = entry.Section;
        row.Language = entry.Language;
        row.Direction = entry.Direction;
        row.Urgency = entry.Urgency;
        // The first usable date stays: many feeds give every entry a new one at each build.
        row.PublishedAt ??= entry.PublishedAt;
        if (isNewVersion)
        {
            row.ChangedAt = now;
            var number = await db.HeadlineVersions.Where(v => v.HeadlineId == row.Id).MaxAsync(v => v.Number, ct);
            db.HeadlineVersions.Add(new HeadlineVersionRow { HeadlineId = row.Id, Number = number + 1, Title = entry.Title, Lead = entry.Lead, At = now });
        }

        if (row.ToHeadline() == before)
        {
            _known++;
            return;
        }

        events.Add(HeadlineEvents.Updated(row, before));
        _updated++;
    }

    private async Task AttachPicturesAsync(HeadlineRow row, IReadOnlyList<WirePicture> pictures, CancellationToken ct)
    {
        foreach (var picture in pictures)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(picture.Address))[..HashBytes];
            var origin = db.PictureOrigins.Local.FirstOrDefault(o => o.SourceId == row.SourceId && o.AddressHash.AsSpan().SequenceEqual(hash))
                ?? await db.PictureOrigins.FirstOrDefaultAsync(o => o.SourceId == row.SourceId && o.AddressHash == hash, ct);
            if (origin is null)
            {
                origin = new PictureOriginRow { SourceId = row.SourceId, Address = picture.Address, AddressHash = hash, SeenAt = now };
                db.PictureOrigins.Add(origin);
            }

            row.Pictures.Add(new HeadlinePictureRow { Position = row.Pictures.Count, Origin = origin, Alt = picture.Alt });
        }
    }

    private async Task TakeBackAsync(SourceRow source, IReadOnlyList<string> deleted, CancellationToken ct)
    {
        var known = await KnownAsync(source.Id, [.. deleted.Select(d => HeadlineKey.OfId(d).Hash)], ct);
        foreach (var row in (await RowsAsync(known, ct)).Values.Where(r => r.WithdrawnAt is null))
        {
            await HeadlineBooks.WithdrawAsync(db, events, row, WithdrawalReason.Source, now, ct);
            _withdrawn++;
        }
    }
}
