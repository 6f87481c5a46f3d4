using System.Globalization;
using Dashboard.Live;
using Dashboard.Shared.Headlines;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Desk.Items;

/// <summary>Which headlines the desk shows. It is kept in the page's address, by the names the API knows too.</summary>
public sealed record DeskFilter
{
    private const int MaxWords = 200;
    private string[]? _folded;

    /// <summary>Everything.</summary>
    public static DeskFilter All { get; } = new();

    /// <summary>BCP 47 codes; empty for all.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Source identifiers; empty for all.</summary>
    public IReadOnlyList<int> Sources { get; init; } = [];

    /// <summary>Section slugs; empty for all.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Urgencies; empty for all.</summary>
    public IReadOnlyList<Urgency> Urgencies { get; init; } = [];

    /// <summary>Words that all stand in the title or the source's name.</summary>
    public string Words { get; init => (field, _folded) = (value, null); } = "";

    /// <summary>Nothing is left out.</summary>
    public bool IsAll => Languages.Count == 0 && Sources.Count == 0 && Sections.Count == 0 && Urgencies.Count == 0 && Folded.Length == 0;

    /// <summary>The part of it that the road and the database know.</summary>
    public LiveFilter Live => new(Languages, Sources, Sections);

    /// <summary>Whether words are looked for.</summary>
    public bool HasWords => Folded.Length > 0;

    private string[] Folded => _folded ??= SearchFold.Of(Words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a headline is shown.</summary>
    /// <param name="headline">The headline.</param>
    public bool Matches(Headline headline)
    {
        ArgumentNullException.ThrowIfNull(headline);
        return (Languages.Count == 0 || (headline.Language is { } language && Languages.Contains(language)))
            && (Sources.Count == 0 || Sources.Contains(headline.Source.Id))
            && (Sections.Count == 0 || (headline.Section is { } section && Sections.Contains(section)))
            && (Urgencies.Count == 0 || Urgencies.Contains(headline.Urgency))
            && MatchesWords(headline);
    }

    /// <summary>Reads the filter of an address; what is no filter is left aside.</summary>
    /// <param name="query">The query, with or without its question mark.</param>
    public static DeskFilter Read(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new DeskFilter
        {
            Languages = Texts("language"),
            Sources = [.. Texts("source").Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0)],
            Sections = Texts("section"),
            Urgencies = [.. Texts("urgency").Select(Word).OfType<Urgency>()],
            Words = Texts("q").FirstOrDefault() is { } words ? Head(words) : "",
        };

        List<string> Texts(string key) =>
            values.TryGetValue(key, out var texts) ? [.. texts.OfType<string>().Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Take(LiveFilter.MaxValues)] : [];
    }

    /// <summary>The query of an address, with its question mark; empty for everything.</summary>
    public string ToQuery()
    {
        var query = new QueryBuilder();
        query.Add("language", Languages);
        query.Add("source", Sources.Select(s => s.ToString(CultureInfo.InvariantCulture)));
        query.Add("section", Sections);
        query.Add("urgency", Urgencies.Select(Word));
        if (HasWords)
        {
            query.Add("q", Words.Trim());
        }

        return query.ToQueryString().ToUriComponent();
    }

    private bool MatchesWords(Headline headline)
    {
        if (!HasWords)
        {
            return true;
        }

        var text = SearchFold.Of($"{headline.Title} {headline.Source.Name}");
        return Folded.All(word => text.Contains(word, StringComparison.Ordinal));
    }

    private static string Word(Urgency urgency) => urgency.ToString().ToLowerInvariant();

    private static Urgency? Word(string word) => word switch { "flash" => Urgency.Flash, "urgent" => Urgency.Urgent, "normal" => Urgency.Normal, _ => null };

    // Never half a character: what compares words refuses those.
    private static string Head(string words) =>
        words.Length <= MaxWords ? words : words[..(char.IsHighSurrogate(words[MaxWords - 1]) ? MaxWords - 1 : MaxWords)];
}
