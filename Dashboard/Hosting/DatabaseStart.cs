using Dashboard.Storage;

namespace Dashboard.Hosting;

/// <summary>Brings the database to the model before anything else reads it.</summary>
/// <param name="migrator">Applies migrations.</param>
/// <param name="data">Says whether this process alone holds the SQLite file.</param>
public sealed class DatabaseStart(Migrator migrator, DataDirectory data) : IHostedLifecycleService
{
    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => migrator.MigrateAsync(data.TryHold(), cancellationToken);

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
