namespace Dashboard.Live;

/// <summary>What an event is filtered by.</summary>
/// <param name="HeadlineId">The headline it speaks of.</param>
/// <param name="SourceId">The source of its headline.</param>
/// <param name="Language">The language of its headline.</param>
/// <param name="Section">The section of its headline.</param>
/// <param name="FormerLanguage">The language before an update, where it differs.</param>
/// <param name="FormerSection">The section before an update, where it differs.</param>
public readonly record struct LiveKeys(
    long? HeadlineId = null, int? SourceId = null, string? Language = null, string? Section = null,
    string? FormerLanguage = null, string? FormerSection = null);
