namespace Dashboard.Sources;

/// <summary>What the sources need of the polling; Ingest does it. All calls come after the commit of the change they speak of.</summary>
public interface IPolling
{
    /// <summary>Brings the timer of a source in line with its row: state, schedule and next run.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="ct">Stops it.</param>
    Task KeepInStepAsync(int sourceId, CancellationToken ct);

    /// <summary>Brings the timers of many sources in line with their rows.</summary>
    /// <param name="sourceIds">The sources.</param>
    /// <param name="ct">Stops it.</param>
    Task KeepInStepAsync(IReadOnlyCollection<int> sourceIds, CancellationToken ct);

    /// <summary>Polls sources as soon as there is room, outside their rhythm. Returns before the polls have ended.</summary>
    /// <param name="sourceIds">The sources.</param>
    /// <param name="ct">Stops it.</param>
    Task PollNowAsync(IReadOnlyCollection<int> sourceIds, CancellationToken ct);

    /// <summary>Fetches an address once and says what would be read of it. Nothing is kept.</summary>
    /// <param name="settings">The settings of a source to be.</param>
    /// <param name="ct">Stops it.</param>
    Task<PreviewResult> PreviewAsync(SourceSettings settings, CancellationToken ct);
}
