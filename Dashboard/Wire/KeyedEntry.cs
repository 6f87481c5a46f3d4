namespace Dashboard.Wire;

/// <summary>An entry with its keys, best first.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Keys">What it is recognised by.</param>
public sealed record KeyedEntry(WireEntry Entry, IReadOnlyList<HeadlineKey> Keys)
{
    /// <summary>
    /// Gives the entries of one document their keys, drops repeated ones, and orders them oldest first.
    /// A link that several entries share (a live page, a home page) does not identify any of them.
    /// </summary>
    /// <param name="entries">In document order, newest first as feeds have it.</param>
    public static IReadOnlyList<KeyedEntry> Of(IReadOnlyList<WireEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var shared = entries.Where(e => e.Link is not null)
            .GroupBy(e => HeadlineKey.OfLink(e.Link!))
            .Where(g => g.Key is not null && g.Select(e => e.Id ?? e.Title).Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(g => g.Key!.Value)
            .ToHashSet();
        var seen = new HashSet<HeadlineKey>();
        var keyed = entries.Select(e => new KeyedEntry(e, KeysOf(e, shared))).Where(k => seen.Add(k.Keys[0])).ToList();
        keyed.Reverse();
        // Entries without a date keep their place beside their neighbours: the sort is stable.
        return [.. keyed.OrderBy(k => k.Entry.PublishedAt ?? DateTimeOffset.MaxValue)];
    }

    private static List<HeadlineKey> KeysOf(WireEntry entry, HashSet<HeadlineKey> shared)
    {
        var keys = new List<HeadlineKey>(2);
        if (!string.IsNullOrWhiteSpace(entry.Id))
        {
            keys.Add(HeadlineKey.OfId(entry.Id));
        }

        if (entry.Link is { } link && HeadlineKey.OfLink(link) is { } key && !shared.Contains(key))
        {
            keys.Add(key);
        }

        if (keys.Count == 0)
        {
            keys.Add(HeadlineKey.OfTitle(entry.Title, entry.PublishedAt));
        }

        return keys;
    }
}
