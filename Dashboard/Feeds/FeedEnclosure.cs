namespace Dashboard.Feeds;

/// <summary>A file attached to an entry.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Type">Its media type, as declared.</param>
/// <param name="Length">Its size in bytes, as declared.</param>
public sealed record FeedEnclosure(string Url, string? Type, long? Length);
