using Dashboard.Shared.Headlines;
using Dashboard.Storage;

namespace Dashboard.Headlines;

/// <summary>A section's column on the front page.</summary>
/// <param name="Section">The section.</param>
/// <param name="Headlines">Its latest, newest first.</param>
public sealed record FrontSection(SectionRow Section, IReadOnlyList<Headline> Headlines);
