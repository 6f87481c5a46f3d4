using Dashboard.Shared.Headlines;

namespace Dashboard.Wire.Newsroom;

/// <summary>A draft as it may be kept, each part in its one spelling.</summary>
/// <param name="Title">One line of plain text.</param>
/// <param name="Url">Absolute, percent-encoded.</param>
/// <param name="Language">BCP 47 code.</param>
/// <param name="Direction">Direction of the title.</param>
/// <param name="Section">Slug of its section, or null.</param>
/// <param name="SectionName">Name of the section, for one that has to be made.</param>
/// <param name="Urgency">How urgent it is.</param>
public sealed record CheckedDraft(
    string Title, string Url, string Language, TextDirection Direction, string? Section, string? SectionName, Urgency Urgency)
{
    /// <summary>What it is recognised by: the same words about the same address are the same headline, and stay withdrawn once they were.</summary>
    public HeadlineKey Key => HeadlineKey.OfId($"{Url}\n{Title}");
}
