using Dashboard.Shared.Headlines;

namespace Dashboard.Headlines;

/// <summary>A headline as the front page prints it.</summary>
/// <param name="Headline">The headline.</param>
/// <param name="Standfirst">Its lead: plain text, or null.</param>
public sealed record FrontStory(Headline Headline, string? Standfirst);
