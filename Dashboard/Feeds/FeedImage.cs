namespace Dashboard.Feeds;

/// <summary>A picture of an entry.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Alt">What it shows, in words, as plain text.</param>
/// <param name="Width">Pixels, as declared.</param>
/// <param name="Height">Pixels, as declared.</param>
public sealed record FeedImage(string Url, string? Alt, int? Width, int? Height);
