namespace Dashboard.Storage;

/// <summary>The counter of a log, raised in the writer's own transaction.</summary>
public sealed class EventLogRow
{
    /// <summary>Which log.</summary>
    public LiveLog Log { get; set; }

    /// <summary>Number of its last event.</summary>
    public long Head { get; set; }

    /// <summary>Events up to this number are no longer kept.</summary>
    public long Trimmed { get; set; }
}
