using Dashboard.Shared.Sources;

namespace Dashboard.Sources;

/// <summary>What came of looking at an address: exactly one of the two is there.</summary>
/// <param name="Preview">What would be read of it.</param>
/// <param name="Failure">Why nothing could be read; a failure code and its arguments.</param>
public sealed record PreviewResult(SourcePreview? Preview, SourceFault? Failure);
