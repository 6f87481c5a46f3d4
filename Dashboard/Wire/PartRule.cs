using Dashboard.Storage;

namespace Dashboard.Wire;

/// <summary>What may be believed of a pushed part of a document. Pure.</summary>
public static class PartRule
{
    /// <summary>
    /// Whether an entry is plainly the headline that one of its keys names. A link that many articles share, or an identifier that stands
    /// still, is seen for what it is only beside the other entries: in a part, something else has to agree.
    /// </summary>
    /// <param name="row">The headline.</param>
    /// <param name="keyed">The entry.</param>
    /// <param name="by">The key they have in common.</param>
    public static bool IsClear(HeadlineRow row, KeyedEntry keyed, HeadlineKey by)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(keyed);
        var (entry, best) = (keyed.Entry, keyed.Keys[0]);
        return row.Title == entry.Title || (by == best && (by.Kind != HeadlineKeyKind.Id || row.Url == entry.Url));
    }

    /// <summary>Whether a headline was pushed after a document that shows it was asked for: then the document is the older of the two.</summary>
    /// <param name="source">The source.</param>
    /// <param name="batch">The document.</param>
    /// <param name="row">The headline.</param>
    public static bool IsOvertaken(SourceRow source, SourceBatch batch, HeadlineRow row)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(row);
        return source.HasHub && batch.AskedAt < (row.ChangedAt ?? row.SeenAt);
    }

    /// <summary>Whether an entry is from before what its headline says now; null where their dates do not tell.</summary>
    /// <param name="row">The headline.</param>
    /// <param name="entry">The entry.</param>
    public static bool? IsOlder(HeadlineRow row, WireEntry entry)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(entry);
        return row.SourceUpdatedAt is { } stored && entry.UpdatedAt is { } said && stored != said ? said < stored
            : row.Title == entry.Title && row.Lead == entry.Lead ? false
            : null;
    }
}
