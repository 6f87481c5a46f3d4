namespace Dashboard.Sources.Opml;

/// <summary>A source of an imported list that was not taken.</summary>
/// <param name="Url">Its address as the list gives it.</param>
/// <param name="Code">Stable code of the reason.</param>
/// <param name="Title">The reason in the asker's language.</param>
public sealed record OpmlRejection(string Url, string Code, string Title);
