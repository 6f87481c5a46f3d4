namespace Dashboard.Ingest.Shares;

/// <summary>What a node was asked for of sources that another polls: said on the staff's log, where every node hears it.</summary>
/// <param name="Sources">The sources.</param>
/// <param name="Cause">Why they are to be polled out of turn; null where only their rows have changed.</param>
/// <param name="At">When they are to be polled (UTC); null for at once.</param>
public sealed record SourceCall(IReadOnlyList<int> Sources, PollCause? Cause, DateTimeOffset? At);
