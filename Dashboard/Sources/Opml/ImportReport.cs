using Dashboard.Shared.Sources;

namespace Dashboard.Sources.Opml;

/// <summary>What became of an import.</summary>
/// <param name="Added">Sources that are new.</param>
/// <param name="AlreadyThere">Sources that were there already and stay as they are.</param>
/// <param name="Rejected">What was not taken.</param>
/// <param name="Fault">Why the document as a whole could not be read, or null.</param>
public sealed record ImportReport(
    IReadOnlyList<SourceSummary> Added,
    IReadOnlyList<SourceSummary> AlreadyThere,
    IReadOnlyList<ImportRejection> Rejected,
    SourceFault? Fault);
