namespace Dashboard.Sources.Opml;

/// <summary>One source of an OPML document, as it stands there.</summary>
/// <param name="XmlUrl">Address of the feed.</param>
/// <param name="Title">Its name.</param>
/// <param name="HtmlUrl">Address of the site.</param>
/// <param name="Language">Language code.</param>
/// <param name="Section">Name of the nearest outline around it.</param>
public sealed record OpmlEntry(string XmlUrl, string? Title, string? HtmlUrl, string? Language, string? Section);
