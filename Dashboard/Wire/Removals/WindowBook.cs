using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Wire.Removals;

/// <summary>What the sources of one transaction showed last, read in one statement when the first of them asks.</summary>
/// <param name="db">The transaction's context.</param>
/// <param name="sources">The sources.</param>
internal sealed class WindowBook(NewsroomDb db, IReadOnlyCollection<int> sources)
{
    private Dictionary<int, SourceWindowRow>? _rows;

    /// <summary>The window of a source, tracked; null where nothing is remembered of it.</summary>
    /// <param name="sourceId">The source, one of the transaction's.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<SourceWindowRow?> FindAsync(int sourceId, CancellationToken ct)
    {
        _rows ??= await db.SourceWindows.Where(w => EF.Parameter(sources).Contains(w.SourceId)).ToDictionaryAsync(w => w.SourceId, ct);
        return _rows.GetValueOrDefault(sourceId);
    }

    /// <summary>Remembers a source's first window; to be called after <see cref="FindAsync"/>.</summary>
    /// <param name="row">The window.</param>
    public void Add(SourceWindowRow row)
    {
        db.SourceWindows.Add(row);
        _rows?.Add(row.SourceId, row);
    }
}
