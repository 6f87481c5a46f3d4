using Dashboard.Live;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Hosting.Health;

/// <summary>The road inside this process: open once the relay knows where both logs end.</summary>
/// <param name="feed">The road.</param>
internal sealed class RelayCheck(LiveFeed feed) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(feed.Opened.IsCompletedSuccessfully ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}
