namespace Dashboard.Hosting;

/// <summary>Gives back to the system, once, what only starting took: some 40 MB.</summary>
/// <param name="time">The clock.</param>
internal sealed class StartLeftovers(TimeProvider time) : BackgroundService
{
    // The first page has been drawn by then, and a pause of some hundredths of a second still disturbs nobody.
    private static readonly TimeSpan After = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(After, time, stoppingToken);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
