namespace Dashboard.Wire.Removals;

/// <summary>
/// Tells what a source took out of its feed from what only scrolled out at its end: entries dated before and after it are still there,
/// in two documents on end. Only documents ordered by date are judged; any other order, and much that is missing at once, proves nothing. Pure.
/// </summary>
internal static class WindowRule
{
    /// <summary>Longer documents are not watched.</summary>
    public const int Longest = 250;

    /// <summary>Shorter ones prove nothing.</summary>
    public const int Shortest = 5;

    private const int MissesThatTell = 2;
    // One old entry may be pinned to the end of a document; two that were there before are its end.
    private const int OlderThatTell = 2;
    // So many may be pinned to the top.
    private const int Pinned = 3;
    private const int FewAtOnce = 2;
    private const int MostCarried = 20;

    /// <summary>Judges a document.</summary>
    /// <param name="former">What is remembered of the one before.</param>
    /// <param name="document">Its entries in document order, each with its keys and date.</param>
    public static WindowVerdict Judge(IReadOnlyList<WindowEntry> former, IReadOnlyList<(IReadOnlyList<HeadlineKey> Keys, DateTimeOffset? PublishedAt)> document)
    {
        if (document.Count is < Shortest or > Longest || document.Any(e => e.PublishedAt is null))
        {
            return new([], []);
        }

        var entries = document.Select(e => new WindowEntry(e.Keys[0], e.PublishedAt!.Value, 0)).ToList();
        var ordered = Ordered(entries);
        if (entries.Count - ordered > Pinned)
        {
            return new([], []);
        }

        var present = document.SelectMany(e => e.Keys).ToHashSet();
        var stayed = former.Where(e => e.Misses == 0 && present.Contains(e.Key)).Select(e => e.Key).ToHashSet();
        var missing = former.Where(e => !present.Contains(e.Key)).ToList();
        if (stayed.Count * 2 < former.Count(e => e.Misses == 0))
        {
            return new(entries, []);
        }

        var older = entries.TakeLast(ordered).Where(e => stayed.Contains(e.Key)).Select(e => e.PublishedAt).ToList();
        var latest = entries.Max(e => e.PublishedAt);
        // What nothing older is left of has scrolled out, and what nothing newer stands above may be late on another server.
        var within = missing.Where(e => older.Count(date => date < e.PublishedAt) >= OlderThatTell)
            .Select(e => latest > e.PublishedAt ? e with { Misses = e.Misses + 1 } : e).ToList();
        if (within.Count(e => e.Misses > 0) > Math.Max(FewAtOnce, entries.Count / 5))
        {
            return new(entries, []);
        }

        return new(
            [.. entries, .. within.Where(e => e.Misses < MissesThatTell).OrderByDescending(e => e.PublishedAt).Take(MostCarried)],
            [.. within.Where(e => e.Misses >= MissesThatTell).Select(e => e.Key)]);
    }

    // How many entries at the document's end stand newest first.
    private static int Ordered(List<WindowEntry> entries)
    {
        var at = entries.Count - 1;
        while (at > 0 && entries[at - 1].PublishedAt >= entries[at].PublishedAt)
        {
            at--;
        }

        return entries.Count - at;
    }
}
