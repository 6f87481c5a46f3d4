namespace Dashboard.Headlines;

/// <summary>All the front page shows, seen in one moment.</summary>
/// <param name="Head">The public log's head in that moment; the live stream goes on from here.</param>
/// <param name="Latest">The latest of all sources, newest first.</param>
/// <param name="Sections">Columns by section, in the site's order; those without a headline are left out.</param>
public sealed record FrontPageNews(long Head, IReadOnlyList<FrontStory> Latest, IReadOnlyList<FrontSection> Sections)
{
    /// <summary>Headlines in the ticker.</summary>
    public const int TickerLength = 48;

    /// <summary>Headlines in the list of the latest.</summary>
    public const int RailLength = 20;

    /// <summary>Headlines in a section's column, before those shown above are taken out.</summary>
    public const int SectionLength = 8;
}
