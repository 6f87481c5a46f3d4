namespace Dashboard.Storage;

/// <summary>Whether a source is read.</summary>
public enum SourceState
{
    /// <summary>Polled by its schedule.</summary>
    Active = 0,

    /// <summary>Stopped by a person.</summary>
    Paused = 1,

    /// <summary>Closed: it answered 410 Gone, or a person closed it. Its headlines stay.</summary>
    Gone = 2,
}
