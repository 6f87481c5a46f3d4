using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Storage.Reach;

/// <summary>Whether the database can be reached. Answers in time even where a connection under way cannot be given up.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="reach">Knows of one that stands still.</param>
internal sealed class DatabaseCheck(IDbContextFactory<NewsroomDb> factory, DatabaseReach reach) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        !reach.IsAway && await CanConnectAsync(cancellationToken).WaitAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();

    private async Task<bool> CanConnectAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Database.CanConnectAsync(ct);
    }
}
