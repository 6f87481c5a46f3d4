using Dashboard.Accounts;

namespace Dashboard.Hosting;

/// <summary>Prepares the first administrator while the server begins to listen; whoever says that it is ready waits for it. Starts last: a room may have brought accounts of its own.</summary>
/// <param name="first">Prepares it.</param>
internal sealed class FirstEntry(FirstAdministrator first) : IHostedService
{
    private Task<string?> _link = Task.FromResult<string?>(null);

    /// <summary>No preparation is under way: nobody who was promised a way in is sent away.</summary>
    public bool IsPrepared => _link.IsCompletedSuccessfully;

    /// <summary>The link below the site's address once all is prepared; null when none is needed.</summary>
    /// <param name="ct">Stops the waiting.</param>
    /// <exception cref="InvalidOperationException">The configured administrator cannot be made.</exception>
    public Task<string?> LinkAsync(CancellationToken ct) => _link.WaitAsync(ct);

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _link = Task.Run(() => first.PrepareAsync(cancellationToken), cancellationToken);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
