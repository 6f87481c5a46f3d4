using Dashboard.Storage;

namespace Dashboard.Ingest.Articles;

/// <summary>An article that this node has taken.</summary>
/// <param name="HeadlineId">Its headline.</param>
/// <param name="SourceId">Its source.</param>
/// <param name="Url">Its page.</param>
/// <param name="Failures">How often it was tried in vain.</param>
/// <param name="IsWanted">Its headline is public, and its source still lets us show all of it.</param>
/// <param name="Lease">What its <see cref="ArticleRow.NextTryAt"/> is while nobody else asks for it (UTC).</param>
public sealed record DueArticle(long HeadlineId, int SourceId, string Url, int Failures, bool IsWanted, DateTimeOffset Lease);
