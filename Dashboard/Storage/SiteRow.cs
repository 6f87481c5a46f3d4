namespace Dashboard.Storage;

/// <summary>The site's own settings; one row.</summary>
public sealed class SiteRow
{
    /// <summary>The one row's key.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public int Id { get; set; } = OnlyId;

    /// <summary>Name of the site.</summary>
    public required string Name { get; set; }

    /// <summary>Language of a page when the reader asks for none.</summary>
    public required string DefaultLanguage { get; set; }

    /// <summary>IANA zone of the dates shown.</summary>
    public required string TimeZone { get; set; }

    /// <summary>The announcement line under an article, by language.</summary>
    public string? AnnouncementFr { get; set; }

    /// <summary>The announcement line under an article, by language.</summary>
    public string? AnnouncementAr { get; set; }

    /// <summary>The announcement line under an article, by language.</summary>
    public string? AnnouncementEn { get; set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; set; } = 1;
}
