namespace Dashboard.Shared.Sources;

/// <summary>A feed that a page offers.</summary>
/// <param name="Url">Its address: absolute http or https.</param>
/// <param name="Title">What the page calls it, or null.</param>
/// <param name="Type">The media type the page gives it, or null.</param>
public sealed record SourceFeed(string Url, string? Title, string? Type);
