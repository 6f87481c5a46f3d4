using System.Text.Json.Serialization;

namespace Dashboard.Shared.Sources;

/// <summary>A source as the API and the staff's events show it.</summary>
/// <param name="Id">Surrogate identifier.</param>
/// <param name="Version">Raised by every change of its settings; a stale one is refused.</param>
/// <param name="Url">Address of the feed.</param>
/// <param name="Site">Address of the site, where known.</param>
/// <param name="Name">Its name as shown.</param>
/// <param name="Section">Section slug its headlines go to, or null.</param>
/// <param name="Language">BCP 47 code set for it, or null to recognise it per headline.</param>
/// <param name="Schedule">When it is polled.</param>
/// <param name="State"><c>active</c>, <c>paused</c> or <c>gone</c>.</param>
/// <param name="Display">How much of a body is shown: <c>excerpt</c> or <c>full</c>.</param>
/// <param name="Pictures">Which pictures are kept: <c>none</c>, <c>thumbnail</c> or <c>full</c>.</param>
/// <param name="Health">How its polls go.</param>
/// <param name="Push">Whether a hub pushes what it publishes; null where it names none, and in events.</param>
/// <param name="EventSeq">Sequence number of this event in the staff log, where it came as one.</param>
public sealed record SourceSummary(
    int Id,
    int Version,
    string Url,
    string? Site,
    string Name,
    string? Section,
    string? Language,
    SourceScheduleSetting Schedule,
    string State,
    string Display,
    string Pictures,
    SourceHealth Health,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SourcePush? Push = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? EventSeq = null)
{
    /// <summary>How its headlines are found in a page without a feed; null for a feed.</summary>
    public SourceRules? Rules { get; init; }
}
