using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Hosting.Health;

/// <summary>This process: a proxy must send nobody here before it has started or once it is stopping.</summary>
/// <param name="life">Says where it stands.</param>
internal sealed class ServerCheck(IHostApplicationLifetime life) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(life.ApplicationStarted.IsCancellationRequested && !life.ApplicationStopping.IsCancellationRequested
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy());
}
