namespace Dashboard.Ingest;

/// <summary>When a source is polled next, as its last poll wrote it.</summary>
/// <param name="Next">The time (UTC); null where it is not polled any more.</param>
/// <param name="Changes">What <see cref="SourceMemory.Changes"/> said when that poll began.</param>
public readonly record struct PollTime(DateTimeOffset? Next, long Changes);
