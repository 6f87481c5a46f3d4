namespace Dashboard.Storage;

/// <summary>
/// A poll that brought nothing: what it changes on its source's row where nobody has changed that row since it was read. All times are UTC.
/// </summary>
/// <param name="SourceId">The source.</param>
/// <param name="Version">The version of its settings that was read.</param>
/// <param name="Before">The start of the last poll as it was read.</param>
/// <param name="RunAt">The start of this one.</param>
/// <param name="NextRunAt">When it is polled next.</param>
/// <param name="ETag">Entity tag to send back.</param>
/// <param name="LastModified">Last-Modified to send back.</param>
public sealed record SourceTouch(
    int SourceId, int Version, DateTimeOffset? Before, DateTimeOffset RunAt, DateTimeOffset? NextRunAt, string? ETag, string? LastModified);
