namespace Dashboard.Sources;

/// <summary>What became of the wish to poll every source now.</summary>
/// <param name="Count">How many sources are polled.</param>
public sealed record SourcePollAll(int Count);
