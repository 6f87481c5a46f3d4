namespace Dashboard.Storage;

/// <summary>A section of the site. The slug never changes; known slugs have names in each language in the resources.</summary>
public sealed class SectionRow
{
    /// <summary>Immutable slug, e.g. <c>economie</c>.</summary>
    public required string Slug { get; set; }

    /// <summary>Its name as first given.</summary>
    public required string Name { get; set; }

    /// <summary>Order on the front page, smallest first.</summary>
    public int Position { get; set; }
}
