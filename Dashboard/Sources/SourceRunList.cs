using Dashboard.Shared.Sources;

namespace Dashboard.Sources;

/// <summary>A page of a source's runs.</summary>
/// <param name="Items">The runs, newest first.</param>
/// <param name="Next">What to ask for as <c>before</c>; null at the end.</param>
public sealed record SourceRunList(IReadOnlyList<SourceRun> Items, long? Next);
