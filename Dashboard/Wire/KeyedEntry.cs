using Dashboard.Storage;

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
        var numb = NumbIdentifiers(entries);
        var linked = entries.Select(e => (Entry: e, Link: e.Link is { } link ? HeadlineKey.OfLink(link) : null)).ToList();
        // Of one entry alone nothing is shared; nearly all are alone.
        var shared = linked.Where(e => e.Link is not null)
            .GroupBy(e => e.Link!.Value, e => e.Entry)
            .Where(g => g.Count() > 1 && Articles(g, numb) > 1)
            .Select(g => g.Key)
            .ToHashSet();
        var titles = new Dictionary<HeadlineKey, string>(entries.Count);
        var seen = new HashSet<HeadlineKey>(entries.Count * 2);
        var keyed = new List<KeyedEntry>(entries.Count);
        foreach (var entry in linked.Select(e => new KeyedEntry(e.Entry, KeysOf(e.Entry, e.Link, shared, numb))))
        {
            // The same words under the same link are the same article, under whatever identifier they come again.
            if (!seen.Contains(entry.Keys[0]) && !entry.Keys.Any(k => k.Kind == HeadlineKeyKind.Link && titles.GetValueOrDefault(k) == entry.Entry.Title))
            {
                keyed.Add(entry);
            }

            seen.UnionWith(entry.Keys);
            foreach (var link in entry.Keys.Where(k => k.Kind == HeadlineKeyKind.Link))
            {
                titles.TryAdd(link, entry.Entry.Title);
            }
        }

        keyed.Reverse();
        // Entries without a date keep their place beside their neighbours: the sort is stable.
        return [.. keyed.OrderBy(k => k.Entry.PublishedAt ?? DateTimeOffset.MaxValue)];
    }

    // An identifier that different articles of one document bear identifies none of them (a counter that stands at 0).
    private static HashSet<string> NumbIdentifiers(IReadOnlyList<WireEntry> entries) => entries
        .Where(e => !string.IsNullOrWhiteSpace(e.Id))
        .GroupBy(e => e.Id!, StringComparer.Ordinal)
        .Where(g => g.Count() > 1 && g.Select(e => e.Link).Distinct(StringComparer.Ordinal).Count() > 1 && g.Select(e => e.Title).Distinct(StringComparer.Ordinal).Count() > 1)
        .Select(g => g.Key)
        .ToHashSet(StringComparer.Ordinal);

    // Of the entries under one link those with the same title are the same article, and those with the same identifier.
    private static int Articles(IEnumerable<WireEntry> entries, HashSet<string> numb) => entries
        .DistinctBy(e => e.Title, StringComparer.Ordinal)
        .DistinctBy(e => IsIdentified(e, numb) ? (e.Id, null) : ((string?)null, e.Title))
        .Count();

    private static bool IsIdentified(WireEntry entry, HashSet<string> numb) => !string.IsNullOrWhiteSpace(entry.Id) && !numb.Contains(entry.Id);

    private static List<HeadlineKey> KeysOf(WireEntry entry, HeadlineKey? link, HashSet<HeadlineKey> shared, HashSet<string> numb)
    {
        var keys = new List<HeadlineKey>(2);
        if (IsIdentified(entry, numb))
        {
            keys.Add(HeadlineKey.OfId(entry.Id!));
        }

        if (link is { } key && !shared.Contains(key))
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
