namespace Dashboard.Wire.Removals;

/// <summary>What a document shows beside the one before it.</summary>
/// <param name="Next">What is to be remembered of it.</param>
/// <param name="Gone">Entries that were taken out of it.</param>
internal sealed record WindowVerdict(IReadOnlyList<WindowEntry> Next, IReadOnlyList<HeadlineKey> Gone);
