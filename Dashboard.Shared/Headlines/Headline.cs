namespace Dashboard.Shared.Headlines;

/// <summary>A headline as every screen, stream and API shows it. JSON is camelCase; see the contract for each key.</summary>
/// <param name="Seq">Sequence number of its <c>headline</c> event in the public log; it never changes.</param>
/// <param name="Id">Surrogate identifier, unique over all sources.</param>
/// <param name="Title">Plain text, never HTML. An editor's wording where there is one.</param>
/// <param name="Url">The original at its source: absolute http or https, without user information.</param>
/// <param name="Page">Our own article page, percent-encoded ASCII, from the root of the site.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Section">Immutable slug of its section, or null.</param>
/// <param name="Language">BCP 47 code of the title's language, or null where it cannot be told.</param>
/// <param name="Direction">Direction of the title.</param>
/// <param name="Urgency">How urgent the wire calls it.</param>
/// <param name="PublishedAt">The source's own date (UTC), null where it gives none or an unusable one.</param>
/// <param name="SeenAt">When this newsroom first saw it (UTC).</param>
/// <param name="Image">Its first picture, null where there is none or it is blocked.</param>
public sealed record Headline(
    long Seq,
    long Id,
    string Title,
    string Url,
    string Page,
    HeadlineSource Source,
    string? Section,
    string? Language,
    TextDirection Direction,
    Urgency Urgency,
    DateTimeOffset? PublishedAt,
    DateTimeOffset SeenAt,
    HeadlineImage? Image);
