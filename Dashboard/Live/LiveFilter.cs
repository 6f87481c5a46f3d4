using Dashboard.Shared.Live;
using Dashboard.Storage;

namespace Dashboard.Live;

/// <summary>Which headlines a listener hears. Everything that is not about a headline's content always passes.</summary>
/// <param name="Languages">BCP 47 codes; empty for all.</param>
/// <param name="Sources">Source identifiers; empty for all.</param>
/// <param name="Sections">Section slugs; empty for all.</param>
public sealed record LiveFilter(IReadOnlyList<string> Languages, IReadOnlyList<int> Sources, IReadOnlyList<string> Sections)
{
    /// <summary>Values of one kind that a listener may name at most.</summary>
    public const int MaxValues = 50;

    /// <summary>Everything.</summary>
    public static LiveFilter All { get; } = new([], [], []);

    /// <summary>Nothing is left out.</summary>
    public bool IsAll => Languages.Count == 0 && Sources.Count == 0 && Sections.Count == 0;

    /// <summary>Whether there are too many values.</summary>
    public bool IsTooWide => Languages.Count > MaxValues || Sources.Count > MaxValues || Sections.Count > MaxValues;

    /// <summary>Whether a listener hears an event: a headline matches in its new or its old state.</summary>
    /// <param name="event">The event.</param>
    public bool Passes(LiveEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        if (@event.IsRedacted)
        {
            return false;
        }

        if (IsAll || @event.Kind is not (LiveEvents.Headline or LiveEvents.HeadlineUpdated))
        {
            return true;
        }

        var keys = @event.Keys;
        return (Sources.Count == 0 || (keys.SourceId is { } source && Sources.Contains(source)))
            && (Has(Languages, keys.Language) || (keys.FormerLanguage is { } language && Has(Languages, language)))
            && (Has(Sections, keys.Section) || (keys.FormerSection is { } section && Has(Sections, section)));
    }

    /// <summary>A filter of what somebody asked for. A headline bears a plain language, so <c>ar-TN</c> and <c>AR</c> ask for <c>ar</c>.</summary>
    /// <param name="languages">BCP 47 codes.</param>
    /// <param name="sources">Identifiers of sources.</param>
    /// <param name="sections">Slugs of sections.</param>
    public static LiveFilter Of(IEnumerable<string> languages, IReadOnlyList<int> sources, IReadOnlyList<string> sections) =>
        new([.. languages.Select(l => l.Split('-', 2)[0].ToLowerInvariant())], sources, sections);

    /// <summary>The same choice on rows.</summary>
    /// <param name="headlines">Rows.</param>
    public IQueryable<HeadlineRow> Narrow(IQueryable<HeadlineRow> headlines)
    {
        if (Languages.Count > 0)
        {
            headlines = headlines.Where(h => h.Language != null && Languages.Contains(h.Language));
        }

        if (Sources.Count > 0)
        {
            headlines = headlines.Where(h => Sources.Contains(h.SourceId));
        }

        if (Sections.Count > 0)
        {
            headlines = headlines.Where(h => h.Section != null && Sections.Contains(h.Section));
        }

        return headlines;
    }

    private static bool Has(IReadOnlyList<string> values, string? value) => values.Count == 0 || (value is not null && values.Contains(value));
}
