namespace Dashboard.Shell;

/// <summary>What pages show of the site itself. The room Site fills it; it is read anew for each page.</summary>
public interface ISiteFace
{
    /// <summary>Name of the site.</summary>
    string Name { get; }

    /// <summary>Code of the language of a page when the reader asks for none: <c>fr</c>, <c>ar</c> or <c>en</c>.</summary>
    string DefaultLanguage { get; }

    /// <summary>Zone of the dates shown.</summary>
    TimeZoneInfo TimeZone { get; }

    /// <summary>The announcement line under an article, or null.</summary>
    /// <param name="language">Code of the page's language.</param>
    string? Announcement(string language);
}
