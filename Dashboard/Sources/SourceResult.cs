using Dashboard.Shared.Sources;

namespace Dashboard.Sources;

/// <summary>What became of an act on a source.</summary>
/// <param name="Source">The source as it is now; beside a fault the one it speaks of, where there is one.</param>
/// <param name="Fault">Why nothing was done, or null.</param>
public sealed record SourceResult(SourceSummary? Source, SourceFault? Fault)
{
    /// <summary>Whether it was done, or was so already.</summary>
    public bool IsDone => Fault is null;

    /// <summary>The source, for what is done.</summary>
    /// <exception cref="InvalidOperationException">It was not done.</exception>
    public SourceSummary Done => Fault is null && Source is not null ? Source : throw new InvalidOperationException($"Not done: {Fault?.Code}.");
}
