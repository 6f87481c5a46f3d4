using Quartz;

namespace Dashboard.Ingest.Shares;

/// <summary>The nodes that share the sources, as the scheduler that all have in common knew them at one moment.</summary>
internal sealed class ShareNodes
{
    private readonly IReadOnlyList<ClusterNode> _nodes;
    private readonly DateTimeOffset _now;

    private ShareNodes(IReadOnlyList<ClusterNode> nodes, DateTimeOffset now) => (_nodes, _now) = (nodes, now);

    /// <summary>The names of this node and of those that may poll, in order: who has been silent for longer does not, see <see cref="ShareBook.Trust"/>.</summary>
    public List<string> Polling => [.. _nodes.Where(n => n.IsCurrentNode || _now - n.LastCheckInUtc < ShareBook.Trust).Select(n => n.InstanceId).Order(StringComparer.Ordinal)];

    /// <summary>
    /// How long ago this node checked in; null where it was taken for dead and has not since: whoever starts now takes what it has. Under a
    /// clock that was just put back it is no time at all.
    /// </summary>
    public TimeSpan? Silent => _now - _nodes.Single(n => n.IsCurrentNode).LastCheckInUtc is not { } silent ? null : silent < TimeSpan.Zero ? TimeSpan.Zero : silent;

    /// <summary>Whether the others leave this node what it holds.</summary>
    public bool AreLeavingUs => Silent < ShareBook.Trust;

    /// <summary>Asks the scheduler.</summary>
    /// <param name="scheduler">Quartz.</param>
    /// <param name="time">The clock that all nodes go by.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<ShareNodes> ReadAsync(IScheduler scheduler, TimeProvider time, CancellationToken ct) => new([.. await scheduler.QueryClusterNodes(ct)], time.GetUtcNow());
}
