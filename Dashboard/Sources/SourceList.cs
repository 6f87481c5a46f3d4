using Dashboard.Shared.Sources;

namespace Dashboard.Sources;

/// <summary>A page of sources.</summary>
/// <param name="Items">The sources, in the order they were added.</param>
/// <param name="Next">What to ask for as <c>after</c>; null at the end.</param>
public sealed record SourceList(IReadOnlyList<SourceSummary> Items, int? Next);
