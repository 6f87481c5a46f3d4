using Dashboard.Shared.Headlines;

namespace Dashboard.Shared.Sources;

/// <summary>An entry as it would be kept.</summary>
/// <param name="Title">Plain text.</param>
/// <param name="Url">The original: absolute http or https.</param>
/// <param name="Lead">Plain text summary, or null.</param>
/// <param name="Author">Author as the source names it, or null.</param>
/// <param name="Language">BCP 47 code, or null.</param>
/// <param name="Direction">Direction of the title.</param>
/// <param name="PublishedAt">The source's own date (UTC), or null.</param>
/// <param name="Pictures">Addresses of its pictures, in order.</param>
public sealed record SourcePreviewItem(
    string Title, string Url, string? Lead, string? Author, string? Language, TextDirection Direction, DateTimeOffset? PublishedAt, IReadOnlyList<string> Pictures);
