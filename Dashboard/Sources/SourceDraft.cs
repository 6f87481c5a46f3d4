using Dashboard.Shared.Sources;

namespace Dashboard.Sources;

/// <summary>The settings of a source as somebody gave them, not yet judged.</summary>
/// <param name="Url">Address of the feed.</param>
public sealed record SourceDraft(string? Url)
{
    /// <summary>Its name; without one the host's.</summary>
    public string? Name { get; init; }

    /// <summary>Address of the site.</summary>
    public string? Site { get; init; }

    /// <summary>Slug of a section, or the name of one that is made if there is none.</summary>
    public string? Section { get; init; }

    /// <summary>BCP 47 code.</summary>
    public string? Language { get; init; }

    /// <summary>When it is polled; without one in the product's own rhythm.</summary>
    public SourceScheduleSetting? Schedule { get; init; }

    /// <summary><c>excerpt</c> (the default) or <c>full</c>.</summary>
    public string? Display { get; init; }

    /// <summary><c>none</c>, <c>thumbnail</c> (the default) or <c>full</c>.</summary>
    public string? Pictures { get; init; }

    /// <summary>How headlines are found in a page without a feed; null for a feed.</summary>
    public SourceRules? Rules { get; init; }

    /// <summary><c>active</c> or <c>paused</c>; null leaves it as it is, and a new one active.</summary>
    public string? State { get; init; }

    /// <summary>The settings a source has now, to be changed from.</summary>
    /// <param name="source">The source.</param>
    public static SourceDraft Of(SourceSummary source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(source.Url)
        {
            Name = source.Name,
            Site = source.Site,
            Section = source.Section,
            Language = source.Language,
            Schedule = source.Schedule,
            Display = source.Display,
            Pictures = source.Pictures,
            Rules = source.Rules,
        };
    }
}
