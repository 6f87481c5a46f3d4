using Dashboard.Shared.Headlines;
using Dashboard.Storage;

namespace Dashboard.Desk.Items;

/// <summary>What the desk can be filtered by.</summary>
/// <param name="Sources">Sources by name.</param>
/// <param name="Sections">Sections in the site's order.</param>
public sealed record DeskChoices(IReadOnlyList<HeadlineSource> Sources, IReadOnlyList<SectionRow> Sections)
{
    /// <summary>Nothing to choose from yet.</summary>
    public static DeskChoices None { get; } = new([], []);

    /// <summary>Whether a headline's source and section are among them.</summary>
    /// <param name="headline">The headline.</param>
    public bool Know(Headline headline)
    {
        ArgumentNullException.ThrowIfNull(headline);
        return Sources.Any(s => s.Id == headline.Source.Id) && (headline.Section is null || Sections.Any(s => s.Slug == headline.Section));
    }
}
