namespace Dashboard.Feeds.Discovery;

/// <summary>An address that a page offers as a feed, not fetched yet.</summary>
/// <param name="Url">Absolute, <c>http</c> or <c>https</c>, without fragment.</param>
/// <param name="Title">What the page calls it, on one line.</param>
/// <param name="Type">The media type the page gives it, in lower case, without parameters.</param>
/// <param name="Sign">Why it is taken for a feed.</param>
public sealed record FeedCandidate(Uri Url, string? Title, string? Type, FeedSign Sign);
