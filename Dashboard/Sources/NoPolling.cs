namespace Dashboard.Sources;

/// <summary>For a process that does not poll, such as a command: the running server hears of the change by the staff log.</summary>
internal sealed class NoPolling : IPolling
{
    /// <inheritdoc />
    public Task KeepInStepAsync(int sourceId, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    public Task KeepInStepAsync(IReadOnlyCollection<int> sourceIds, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    public Task PollNowAsync(IReadOnlyCollection<int> sourceIds, CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<PreviewResult> PreviewAsync(SourceSettings settings, CancellationToken ct) => throw new NotSupportedException("A command fetches nothing.");
}
