namespace Dashboard.Feeds;

/// <summary>A Media RSS object.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Type">Its media type, as declared.</param>
/// <param name="Medium"><c>image</c>, <c>audio</c>, <c>video</c>, <c>document</c> or <c>executable</c>, as declared.</param>
public sealed record FeedMedia(string Url, string? Type, string? Medium);
