namespace Dashboard.Sources.Opml;

/// <summary>What became of an OPML document: exactly one of the two is there.</summary>
/// <param name="Entries">Its sources, in order.</param>
/// <param name="Fault">Why it could not be read.</param>
public sealed record OpmlDocument(IReadOnlyList<OpmlEntry>? Entries, SourceFault? Fault);
