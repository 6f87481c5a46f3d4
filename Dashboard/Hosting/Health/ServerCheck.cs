using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Hosting.Health;

/// <summary>This process: a proxy must send nobody here before it has started, and whom the configuration names can sign in, or once it is stopping.</summary>
/// <param name="life">Says where it stands.</param>
/// <param name="first">Prepares the first administrator, where there is an entry.</param>
internal sealed class ServerCheck(IHostApplicationLifetime life, IEnumerable<FirstEntry> first) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(life.ApplicationStarted.IsCancellationRequested && first.All(entry => entry.IsPrepared) && !life.ApplicationStopping.IsCancellationRequested
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy());
}
