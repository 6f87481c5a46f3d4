using Dashboard.Live;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Hosting.Health;

/// <summary>Redis. While it is away headlines come by the log, two seconds later: that is degraded, not broken.</summary>
/// <param name="connection">The process's one connection.</param>
internal sealed class BellCheck(LiveConnection connection) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(connection.IsUp ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
}
