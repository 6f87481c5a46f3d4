using Dashboard.Shared.Headlines;

namespace Dashboard.Wire.Newsroom;

/// <summary>A headline as somebody of the newsroom wrote it, unchecked.</summary>
/// <param name="Title">One line of plain text, at most <see cref="DraftRules.MaxTitle"/> characters.</param>
/// <param name="Url">What it leads to: absolute http or https, without user information.</param>
/// <param name="Language"><c>fr</c>, <c>ar</c> or <c>en</c>; a region is ignored.</param>
/// <param name="Section">Slug or name of its section; one that is not there yet is made. Null for none.</param>
/// <param name="Urgency">How urgent it is; who may call something a flash is the desk's to say.</param>
public sealed record HeadlineDraft(string? Title, string? Url, string? Language, string? Section = null, Urgency Urgency = Urgency.Normal);
