using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Wire;

/// <summary>What the headlines of one source are recognised by, as far as one document names them.</summary>
internal sealed class KeyBook
{
    /// <summary>A headline is remembered by so many keys at most.</summary>
    public const int MostKeys = 6;

    // Named for the index, which has the kind before the hash.
    private static readonly HeadlineKeyKind[] Kinds = Enum.GetValues<HeadlineKeyKind>();
    private readonly NewsroomDb _db;
    private readonly int _sourceId;

    private KeyBook(NewsroomDb db, int sourceId, Dictionary<HeadlineKey, HeadlineKeyRow> known) => (_db, _sourceId, Known) = (db, sourceId, known);

    /// <summary>The keys that are known, those remembered since included.</summary>
    public Dictionary<HeadlineKey, HeadlineKeyRow> Known { get; }

    /// <summary>Looks up the keys of a document.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="sourceId">The source.</param>
    /// <param name="hashes">Their hashes.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<KeyBook> OpenAsync(NewsroomDb db, int sourceId, byte[][] hashes, CancellationToken ct)
    {
        // One parameter for all hashes: the statement stays the same, where one a hash is written anew at each poll.
        var rows = await Pieces.ReadAsync(hashes, some => db.HeadlineKeys.Where(k => k.SourceId == sourceId && EF.Constant(Kinds).Contains(k.Kind) && EF.Parameter(some).Contains(k.Hash)), ct);
        return new(db, sourceId, rows.DistinctBy(HeadlineKey.Of).ToDictionary(HeadlineKey.Of));
    }

    /// <summary>The key that an entry is known by; null for a new one.</summary>
    /// <param name="keyed">The entry.</param>
    /// <param name="ids">The identifiers of the document.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<HeadlineKeyRow?> MatchAsync(KeyedEntry keyed, HashSet<HeadlineKey> ids, CancellationToken ct)
    {
        if (Known.TryGetValue(keyed.Keys[0], out var best))
        {
            return best;
        }

        if (keyed.Keys.Count < 2 || !Known.TryGetValue(keyed.Keys[1], out var byLink))
        {
            return null;
        }

        // The same link under a new identifier is the same article, unless the document still shows the one it was known under.
        var former = await _db.HeadlineKeys.AsNoTracking()
            .Where(k => k.SourceId == _sourceId && k.Kind == HeadlineKeyKind.Id && k.HeadlineId == byLink.HeadlineId).ToListAsync(ct);
        return byLink.HeadlineId is not null && former.Exists(k => ids.Contains(HeadlineKey.Of(k))) ? null : byLink;
    }

    /// <summary>The keys of an entry that were not known yet; from now on they are.</summary>
    /// <param name="keyed">The entry.</param>
    /// <param name="row">Its headline.</param>
    public List<HeadlineKeyRow> Remember(KeyedEntry keyed, HeadlineRow row)
    {
        var more = new List<HeadlineKeyRow>(keyed.Keys.Count);
        foreach (var key in keyed.Keys.Where(k => !Known.ContainsKey(k)))
        {
            var keyRow = new HeadlineKeyRow { SourceId = _sourceId, Kind = key.Kind, Hash = key.Hash, Headline = row, HeadlineId = row.Id == 0 ? null : row.Id };
            Known[key] = keyRow;
            more.Add(keyRow);
        }

        return more;
    }

    /// <summary>
    /// Remembers a known headline by the entry's other keys too: a feed that makes new identifiers at each build is known by its links.
    /// They are not kept without end.
    /// </summary>
    /// <param name="keyed">The entry.</param>
    /// <param name="row">Its headline.</param>
    /// <param name="ct">Stops it.</param>
    public async Task RememberMoreAsync(KeyedEntry keyed, HeadlineRow row, CancellationToken ct)
    {
        if (!keyed.Keys.All(Known.ContainsKey) && await _db.HeadlineKeys.CountAsync(k => k.HeadlineId == row.Id, ct) < MostKeys)
        {
            _db.HeadlineKeys.AddRange(Remember(keyed, row));
        }
    }
}
