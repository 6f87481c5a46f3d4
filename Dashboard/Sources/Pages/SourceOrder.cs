using Dashboard.Shared.Sources;

namespace Dashboard.Sources.Pages;

/// <summary>The order of the board: trouble first, then what is read, then what rests. Pure.</summary>
internal static class SourceOrder
{
    private const string Active = "active";
    private const string Paused = "paused";

    /// <summary>Whether somebody should look at a source.</summary>
    /// <param name="source">The source.</param>
    public static bool IsInTrouble(SourceSummary source) => source.State == Active && source.Health.LastError is not null;

    /// <summary>The sources that hold all words of a search, in order.</summary>
    /// <param name="sources">All of them.</param>
    /// <param name="search">Words; empty for all sources.</param>
    /// <param name="sections">Names of sections by slug.</param>
    public static IReadOnlyList<SourceSummary> Arrange(IEnumerable<SourceSummary> sources, string? search, IReadOnlyDictionary<string, string> sections)
    {
        var words = (search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return [.. sources
            .Where(s => Array.TrueForAll(words, word => Holds(s, word, sections)))
            .OrderBy(Rank)
            .ThenByDescending(s => IsInTrouble(s) ? s.Health.ConsecutiveFailures : 0)
            .ThenBy(s => s.Name, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(s => s.Id)];
    }

    private static int Rank(SourceSummary source) => source.State switch
    {
        Active => IsInTrouble(source) ? 0 : 1,
        Paused => 2,
        _ => 3,
    };

    private static bool Holds(SourceSummary source, string word, IReadOnlyDictionary<string, string> sections) =>
        Holds(source.Name, word) || Holds(source.Url, word) || Holds(source.Language, word) || Holds(source.Section, word)
        || (source.Section is { } slug && sections.TryGetValue(slug, out var name) && Holds(name, word));

    // Without accents and case, as people type in a hurry.
    private static bool Holds(string? text, string word) => text is not null && System.Globalization.CultureInfo.CurrentCulture.CompareInfo
        .IndexOf(text, word, System.Globalization.CompareOptions.IgnoreCase | System.Globalization.CompareOptions.IgnoreNonSpace) >= 0;
}
