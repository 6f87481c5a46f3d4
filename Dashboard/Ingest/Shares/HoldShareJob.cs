using Quartz;

namespace Dashboard.Ingest.Shares;

/// <summary>Holds one share of the sources for as long as this node may; on one node at a time, and on another once this one dies.</summary>
/// <param name="keeper">Holds.</param>
/// <param name="lifetime">Says when the process is stopping.</param>
[DisallowConcurrentExecution]
public sealed class HoldShareJob(ShareKeeper keeper, IHostApplicationLifetime lifetime) : IJob
{
    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await keeper.HoldAsync(ShareKeys.ShareOf(context.JobDetail.Key), stop.Token);
    }
}
