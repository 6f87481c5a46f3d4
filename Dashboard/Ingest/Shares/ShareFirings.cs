using Quartz;

namespace Dashboard.Ingest.Shares;

/// <summary>Which node holds which share, as the scheduler that all have in common knew at one moment.</summary>
internal sealed class ShareFirings
{
    private readonly List<FireInstance> _firings;
    private readonly string _node;

    private ShareFirings(List<FireInstance> firings, string node) => (_firings, _node) = (firings, node);

    /// <summary>The jobs of the shares that some node holds.</summary>
    public IEnumerable<JobKey?> Jobs => _firings.Select(f => f.JobKey);

    /// <summary>Asks the scheduler.</summary>
    /// <param name="scheduler">Quartz.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<ShareFirings> ReadAsync(IScheduler scheduler, CancellationToken ct) => new(
        [.. (await scheduler.QueryFireInstances(new FireInstanceQuery { Take = PagedQuery.All }, ct)).Items.Where(f => f.JobKey?.Group == ShareKeys.Group)],
        scheduler.SchedulerInstanceId);

    /// <summary>Whether a share is this node's: not when it was taken for dead, and not when another has it since.</summary>
    /// <param name="share">Which.</param>
    public bool IsOurs(int share) => _firings.Where(f => f.JobKey == ShareKeys.Job(share)).MaxBy(f => f.FireTimeUtc)?.SchedulerInstanceId == _node;
}
