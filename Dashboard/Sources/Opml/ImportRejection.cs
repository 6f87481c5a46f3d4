namespace Dashboard.Sources.Opml;

/// <summary>A source of an OPML document that was not taken.</summary>
/// <param name="Entry">The source as it stands there.</param>
/// <param name="Fault">Why not.</param>
public sealed record ImportRejection(OpmlEntry Entry, SourceFault Fault);
