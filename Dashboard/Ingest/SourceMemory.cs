using System.Collections.Concurrent;
using Dashboard.Ingest.Shares;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Ingest;

/// <summary>
/// What the last poll left on each source's row, so that the next one need not ask the database what to send back. Whoever changes a row
/// by another hand says so through <see cref="Forget"/>, another node by the staff's log. Only of sources that this node polls: of any other
/// the row may be newer than what is known here.
/// </summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="shares">Which sources this node polls.</param>
public sealed class SourceMemory(IDbContextFactory<NewsroomDb> factory, ShareBook shares)
{
    private readonly Func<NewsroomDb, int, Task<SourceRow?>> _find = EF.CompileAsyncQuery(
        (NewsroomDb db, int id) => db.Sources.AsNoTracking().SingleOrDefault(s => s.Id == id && s.State == SourceState.Active && s.Kind == SourceKind.Feed));

    private readonly ConcurrentDictionary<int, SourceRow> _rows = [];

    // Several sources share a counter: at worst a row is read that need not have been.
    private readonly long[] _changes = new long[1024];

    /// <summary>Grows whenever the row of a source is changed by another hand. What was read before such a change must not be kept after it.</summary>
    /// <param name="sourceId">The source.</param>
    public long Changes(int sourceId) => Volatile.Read(ref Counter(sourceId));

    /// <summary>The row of a source that is polled; null for any other. Not to be changed.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<SourceRow?> FindAsync(int sourceId, CancellationToken ct)
    {
        if (shares.Has(sourceId) && _rows.TryGetValue(sourceId, out var known))
        {
            return known;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        return await _find(db, sourceId);
    }

    /// <summary>Keeps a row as a poll left it.</summary>
    /// <param name="row">The row, committed.</param>
    /// <param name="changes">What <see cref="Changes"/> said of it when the poll began.</param>
    public void Keep(SourceRow row, long changes)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (shares.Has(row.Id) && row is { State: SourceState.Active, Kind: SourceKind.Feed })
        {
            _rows[row.Id] = row;
        }

        // Looked at last: a change that comes now removes what was kept a moment ago.
        if (changes != Changes(row.Id))
        {
            _rows.TryRemove(row.Id, out _);
        }
    }

    /// <summary>A row was changed by another hand.</summary>
    /// <param name="sourceId">The source.</param>
    public void Forget(int sourceId)
    {
        Interlocked.Increment(ref Counter(sourceId));
        _rows.TryRemove(sourceId, out _);
    }

    /// <summary>Other nodes may have changed the rows of a share.</summary>
    /// <param name="share">The share.</param>
    internal void ForgetShare(int share)
    {
        // Of sources that are just being read, too.
        for (var i = 0; i < _changes.Length; i++)
        {
            Interlocked.Increment(ref _changes[i]);
        }

        foreach (var id in _rows.Keys.Where(id => SourceShares.Of(id) == share))
        {
            _rows.TryRemove(id, out _);
        }
    }

    private ref long Counter(int sourceId) => ref _changes[(uint)sourceId % (uint)_changes.Length];
}
