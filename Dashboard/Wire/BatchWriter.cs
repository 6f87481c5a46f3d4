using Dashboard.Live;
using Dashboard.Shared.Headlines;
using Dashboard.Storage;
using Dashboard.Wire.Removals;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Wire;

/// <summary>Writes one batch inside a transaction: new headlines oldest first, updates with their versions, tombstones respected.</summary>
/// <param name="db">The transaction's context.</param>
/// <param name="windows">What its sources showed last.</param>
/// <param name="events">Receives the events.</param>
/// <param name="fresh">Receives the rows of new headlines.</param>
/// <param name="now">The moment of the transaction (UTC).</param>
internal sealed class BatchWriter(NewsroomDb db, WindowBook windows, ICollection<PendingEvent> events, FreshRows fresh, DateTimeOffset now)
{
    private readonly EntryPictures _pictures = new(db, fresh, now);
    private readonly ArchiveWatch _archive = new(db, now);
    private readonly VersionHistory _history = new(db, now);
    private readonly WantedPages _pages = new(db, fresh, now);
    private readonly List<DateTimeOffset?> _arrivals = [];
    private int _updated;
    private int _withdrawn;
    private int _known;
    private int _unclear;
    private int _overtaken;

    /// <summary>Writes the batch of a source whose row is tracked.</summary>
    public async Task<BatchOutcome> WriteAsync(SourceRow source, SourceBatch batch, CancellationToken ct)
    {
        if (batch.IsOvertaken?.Invoke(source) == true)
        {
            return default;
        }

        // Closed or moved by a person while it was polled: nothing of it is published any more.
        if (source.State != SourceState.Gone && (batch.AddressKey is null || (batch.AddressKey == source.AddressKey && batch.Rules == source.Rules)))
        {
            await PublishAsync(source, batch, ct);
        }

        if (await batch.Note(db, source, new BatchNews(_arrivals, _archive.Held) { Changed = _updated + _withdrawn, Overtaken = _overtaken }) is { } @event)
        {
            events.Add(@event);
        }

        return new(_arrivals.Count, _updated, _withdrawn, _known) { Held = _archive.Held, Renamed = _archive.Renamed, Unclear = _unclear };
    }

    private async Task PublishAsync(SourceRow source, SourceBatch batch, CancellationToken ct)
    {
        // A document may still hold what it takes back.
        var taken = batch.Deleted.ToHashSet(StringComparer.Ordinal);
        var entries = taken.Count == 0 ? batch.Entries : [.. batch.Entries.Where(e => e.Id is null || !taken.Contains(e.Id))];
        if (entries.Count > 0)
        {
            await StoreAsync(source, KeyedEntry.Of(entries), batch, ct);
        }

        if (taken.Count > 0)
        {
            await TakeBackAsync(source, taken, ct);
        }
    }

    private async Task StoreAsync(SourceRow source, IReadOnlyList<KeyedEntry> document, SourceBatch batch, CancellationToken ct)
    {
        var keys = await KeyBook.OpenAsync(db, source.Id, [.. document.SelectMany(e => e.Keys).Select(k => k.Hash)], ct);
        var entries = await _archive.PassAsync(source, document, keys.Known, batch.TakesAll, KeyBook.MostKeys, ct);
        var ids = entries.Where(e => e.Keys[0].Kind == HeadlineKeyKind.Id).Select(e => e.Keys[0]).ToHashSet();
        var rows = await RowsAsync(keys.Known, ct);
        await _pictures.PrepareAsync(source.Id, [.. rows.Values], entries, e => !keys.Known.ContainsKey(e.Keys[0]), ct);
        foreach (var keyed in entries)
        {
            var match = await keys.MatchAsync(keyed, ids, ct);
            if (match is null)
            {
                Insert(source, keyed, keys);
            }
            else if (match.HeadlineId is { } id && rows.TryGetValue(id, out var row) && row.WithdrawnAt is null
                && !IsOvertaken(source, batch, row) && (!batch.IsPart || await IsUsableAsync(row, keyed, HeadlineKey.Of(match), ct)))
            {
                await UpdateAsync(source, row, keyed.Entry, ct);
                await keys.RememberMoreAsync(keyed, row, ct);
            }
            else
            {
                _known++;
            }
        }

        _pages.Close();
        if (batch.IsWhole)
        {
            await new RemovalWatch(db, windows, events, now).LookAsync(source.Id, batch.Entries, document, rows.Keys, ct);
        }
    }

    private bool IsOvertaken(SourceRow source, SourceBatch batch, HeadlineRow row)
    {
        var isOvertaken = PartRule.IsOvertaken(source, batch, row);
        _overtaken += isOvertaken ? 1 : 0;
        return isOvertaken;
    }

    private async Task<Dictionary<long, HeadlineRow>> RowsAsync(Dictionary<HeadlineKey, HeadlineKeyRow> known, CancellationToken ct)
    {
        var ids = known.Values.Select(k => k.HeadlineId).OfType<long>().Distinct().ToArray();
        if (ids.Length == 0)
        {
            return [];
        }

        var rows = await db.LockHeadlinesAsync(ids, ct);
        await _pictures.HoldAsync([.. rows.Select(r => r.PictureId).OfType<long>().Distinct()], ct);
        return rows.ToDictionary(h => h.Id);
    }

    private void Insert(SourceRow source, KeyedEntry keyed, KeyBook keys)
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
            SourceUpdatedAt = entry.UpdatedAt,
            SeenAt = now,
            Versions = [new HeadlineVersionRow { Number = 1, Title = entry.Title, Lead = entry.Lead, At = now }],
        };
        _pictures.Attach(row, entry.Pictures);
        fresh.Headlines.Add(row);
        _pages.Arrived(source, row, entry);
        fresh.Keys.AddRange(keys.Remember(keyed, row));
        events.Add(HeadlineEvents.Arrived(row));
        _arrivals.Add(entry.PublishedAt);
    }

    private void Unmark(HeadlineRow row)
    {
        if (row.RemovedAtSource is not null)
        {
            row.RemovedAtSource = null;
            events.Add(HeadlineEvents.Marked(row, removedAtSource: false));
        }
    }

    private async Task UpdateAsync(SourceRow source, HeadlineRow row, WireEntry entry, CancellationToken ct)
    {
        Unmark(row);
        var before = row.ToHeadline();
        var isNewVersion = row.Title != entry.Title || row.Lead != entry.Lead;
        if (isNewVersion && await _history.IsFlappingAsync(row.Id, entry, ct))
        {
            _known++;
            return;
        }

        (row.Title, row.Lead) = (entry.Title, entry.Lead);
        // What was read at the article's page is not given up for an excerpt.
        row.IsPageBody &= entry.IsExcerpt;
        row.Body = row.IsPageBody ? row.Body : entry.Body;
        row.Url = entry.Url;
        row.Author = entry.Author;
        row.Section = entry.Section;
        row.Language = entry.Language;
        row.Direction = entry.Direction;
        row.Urgency = entry.Urgency;
        // The first usable date stays: many feeds give every entry a new one at each build.
        row.PublishedAt ??= entry.PublishedAt;
        _pictures.AttachLate(row, entry.Pictures);
        if (isNewVersion)
        {
            row.ChangedAt = now;
            row.SourceUpdatedAt = entry.UpdatedAt ?? row.SourceUpdatedAt;
            await _pages.CorrectedAsync(source, row, ct);
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

    private async Task<bool> IsUsableAsync(HeadlineRow row, KeyedEntry keyed, HeadlineKey by, CancellationToken ct)
    {
        var isClear = PartRule.IsClear(row, keyed, by);
        _unclear += isClear ? 0 : 1;
        return isClear && !(PartRule.IsOlder(row, keyed.Entry) ?? await _history.HasSaidAsync(row.Id, keyed.Entry, ct));
    }

    private async Task TakeBackAsync(SourceRow source, HashSet<string> deleted, CancellationToken ct)
    {
        var keys = await KeyBook.OpenAsync(db, source.Id, [.. deleted.Select(d => HeadlineKey.OfId(d).Hash)], ct);
        foreach (var row in (await RowsAsync(keys.Known, ct)).Values.Where(r => r.WithdrawnAt is null))
        {
            await HeadlineBooks.WithdrawAsync(db, events, row, WithdrawalReason.Source, now, ct);
            _withdrawn++;
        }
    }
}
