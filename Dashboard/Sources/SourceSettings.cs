using Dashboard.Shared.Sources;
using Dashboard.Sources.Reading;
using Dashboard.Storage;

namespace Dashboard.Sources;

/// <summary>The settings of a source as they may be kept: checked, each in its one spelling.</summary>
/// <param name="Address">Address of the feed.</param>
/// <param name="AddressKey">By which two sources are known to be the same.</param>
/// <param name="Name">Its name.</param>
/// <param name="Site">Address of the site.</param>
/// <param name="Section">Slug of its section.</param>
/// <param name="SectionName">Name of the section, for one that has to be made.</param>
/// <param name="Language">BCP 47 code.</param>
/// <param name="Schedule">When it is polled.</param>
/// <param name="Display">How much of a body is shown.</param>
/// <param name="Pictures">Which pictures are kept.</param>
public sealed record SourceSettings(
    string Address,
    string AddressKey,
    string Name,
    string? Site,
    string? Section,
    string? SectionName,
    string? Language,
    SourceScheduleSetting Schedule,
    SourceDisplay Display,
    SourcePictures Pictures)
{
    /// <summary>How headlines are found in a page without a feed; null for a feed.</summary>
    public SourceRules? Rules { get; init; }

    /// <summary>Writes the settings onto a row, all but the address.</summary>
    /// <param name="row">The row.</param>
    public void WriteTo(SourceRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        row.Name = Name;
        row.Site = Site;
        row.Section = Section;
        row.Language = Language;
        row.Interval = Schedule.Interval;
        row.Cron = Schedule.Cron;
        row.TimeZone = Schedule.TimeZone;
        row.Display = Display;
        row.Pictures = Pictures;
        row.Rules = Rules is null ? null : StoredRules.Write(Rules);
    }
}
