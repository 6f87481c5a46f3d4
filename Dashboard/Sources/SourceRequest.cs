using Dashboard.Shared.Sources;

namespace Dashboard.Sources;

/// <summary>
/// The body of <c>POST</c> and <c>PUT</c> on sources. Other fields of a source may be there and are ignored, so that what was
/// read can be sent back. In a change, a field that is missing stays as it is; <c>null</c> empties it.
/// </summary>
public sealed class SourceRequest
{
    private bool _siteGiven;
    private bool _sectionGiven;
    private bool _languageGiven;
    private bool _rulesGiven;

    /// <summary>The version the change was made from; only for <c>PUT</c>, and required there.</summary>
    public int? Version { get; set; }

    /// <summary>Address of the feed.</summary>
    public string? Url { get; set; }

    /// <summary>Name as shown; without one the host's.</summary>
    public string? Name { get; set; }

    /// <summary>Address of the site.</summary>
    public string? Site
    {
        get;
        set => (field, _siteGiven) = (value, true);
    }

    /// <summary>Section its headlines go to; one that is not there yet is made.</summary>
    public string? Section
    {
        get;
        set => (field, _sectionGiven) = (value, true);
    }

    /// <summary>BCP 47 code; null to recognise it per headline.</summary>
    public string? Language
    {
        get;
        set => (field, _languageGiven) = (value, true);
    }

    /// <summary>Exactly one form: interval, cron with its zone, or adaptive.</summary>
    public SourceScheduleSetting? Schedule { get; set; }

    /// <summary><c>excerpt</c> or <c>full</c>.</summary>
    public string? Display { get; set; }

    /// <summary><c>none</c>, <c>thumbnail</c> or <c>full</c>.</summary>
    public string? Pictures { get; set; }

    /// <summary>How headlines are found in a page without a feed; null for a feed.</summary>
    public SourceRules? Rules
    {
        get;
        set => (field, _rulesGiven) = (value, true);
    }

    /// <summary><c>active</c> or <c>paused</c>; <c>gone</c> only where it is gone already. Without one it stays as it is, and a new one is active.</summary>
    public string? State { get; set; }

    /// <summary>The settings of a new source.</summary>
    public SourceDraft ToDraft() => Over(new SourceDraft(Url));

    /// <summary>The settings of a source after the change.</summary>
    /// <param name="current">The source as it is.</param>
    public SourceDraft ToDraft(SourceSummary current) => Over(SourceDraft.Of(current));

    private SourceDraft Over(SourceDraft draft) => draft with
    {
        Url = Url ?? draft.Url,
        Name = Name ?? draft.Name,
        Site = _siteGiven ? Site : draft.Site,
        Section = _sectionGiven ? Section : draft.Section,
        Language = _languageGiven ? Language : draft.Language,
        Schedule = Schedule ?? draft.Schedule,
        Display = Display ?? draft.Display,
        Pictures = Pictures ?? draft.Pictures,
        Rules = _rulesGiven ? Rules : draft.Rules,
        State = State ?? draft.State,
    };
}
