using Dashboard.Storage;
using Microsoft.Extensions.Localization;

namespace Dashboard.Headlines;

/// <summary>Names of sections in the reader's language: known slugs from the resources, others as they were first given.</summary>
/// <param name="texts">The texts.</param>
public sealed class SectionNames(IStringLocalizer<HeadlinesTexts> texts)
{
    /// <summary>The name of a section.</summary>
    /// <param name="section">The section.</param>
    public string Of(SectionRow section)
    {
        ArgumentNullException.ThrowIfNull(section);
        var known = texts[$"Section_{section.Slug}"];
        return known.ResourceNotFound ? section.Name : known.Value;
    }
}
