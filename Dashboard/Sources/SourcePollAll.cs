namespace Dashboard.Sources;

/// <summary>What became of the wish to poll every source now.</summary>
/// <param name="Count">How many sources are polled.</param>
/// <param name="Pending">How many of them had not been polled when the waiting ended; null where nobody waited.</param>
public sealed record SourcePollAll(int Count, int? Pending = null);
