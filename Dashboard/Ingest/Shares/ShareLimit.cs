using Quartz;

namespace Dashboard.Ingest.Shares;

/// <summary>
/// How many shares of the sources the scheduler may give this node: its part; none while it could not take one, or is stopping; any that no
/// other node has come for.
/// </summary>
/// <param name="schedulers">Quartz.</param>
/// <param name="lifetime">Says when the process is stopping.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells a new part.</param>
public sealed partial class ShareLimit(ISchedulerFactory schedulers, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<ShareLimit> logger)
{
    // More than there are, so that a job that is about to end keeps no share from this node.
    private const int Any = SourceShares.Count * 2;

    // A node with room comes for a share within a second, two where its machine is busy.
    private const int LooksUntilUnclaimed = 3;

    // Longer than the others take to find unclaimed what it gave up.
    private static readonly TimeSpan Barred = TimeSpan.FromSeconds(9);
    private Dictionary<TriggerKey, int> _due = [];
    private string _nodes = "";
    private int _part = Any;
    private bool _isUnclaimed;
    private bool _keepsMore;
    private long _barredAt;

    /// <summary>
    /// Limits shares by their triggers' group: triggers of former versions and those that recover a share of a dead node have the same. From the
    /// start, or those that run already would not be counted.
    /// </summary>
    /// <param name="limits">The scheduler's.</param>
    internal static void Begin(ExecutionLimitsBuilder limits) => limits.UseTriggerGroupWhenUnset().ForGroup(ShareKeys.Group, Any);

    /// <summary>How many shares are a node's: as even as can be, the first in order of their names have one more.</summary>
    /// <param name="place">Its place among them, from 0.</param>
    /// <param name="nodes">How many nodes there are.</param>
    internal static int Part(int place, int nodes) => (SourceShares.Count / nodes) + (place < SourceShares.Count % nodes ? 1 : 0);

    /// <summary>Learns which nodes there are and what nobody has come for, and has the scheduler go by it.</summary>
    /// <param name="polling">The nodes, this one among them, in order.</param>
    /// <param name="ct">Stops it.</param>
    internal async Task LookAsync(List<string> polling, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var nodes = string.Join(' ', polling);
        if (!string.Equals(nodes, _nodes, StringComparison.Ordinal))
        {
            (_nodes, _part, _keepsMore) = (nodes, Part(polling.IndexOf(scheduler.SchedulerInstanceId), polling.Count), false);
            LogPart(_part, polling.Count);
        }

        var triggers = await scheduler.QueryTriggers(new TriggerQuery { Take = PagedQuery.All }, ct);
        var now = time.GetUtcNow();
        _due = triggers.Items.Where(t => t.JobKey?.Group == ShareKeys.Group && t.State == TriggerState.Normal && t.NextFireTimeUtc <= now)
            .ToDictionary(t => t.Key, t => _due.GetValueOrDefault(t.Key) + 1);
        _isUnclaimed = _due.Values.Any(looks => looks >= LooksUntilUnclaimed);
        _keepsMore |= _isUnclaimed;
        await ApplyAsync();
    }

    /// <summary>From the next time it is applied, this node is given nothing for a while: it could not take what it was given, and another may.</summary>
    internal void Bar() => Volatile.Write(ref _barredAt, time.GetTimestamp());

    /// <summary>Has the scheduler go by the limit of this moment.</summary>
    internal async Task ApplyAsync()
    {
        var scheduler = await schedulers.GetScheduler(CancellationToken.None);
        var isBarred = Volatile.Read(ref _barredAt) is not 0 and var at && time.GetElapsedTime(at) < Barred;
        var limit = isBarred || lifetime.ApplicationStopping.IsCancellationRequested ? 0 : _isUnclaimed ? Any : _part;
        await scheduler.SetExecutionLimits(ExecutionLimitsBuilder.Create().UseTriggerGroupWhenUnset().ForGroup(ShareKeys.Group, limit).Build(), CancellationToken.None);
    }

    /// <summary>How many shares this node is to let go. What it took because nobody else did stays until nodes come or go.</summary>
    /// <param name="held">How many it holds.</param>
    internal int Excess(int held) => _keepsMore ? 0 : Math.Max(0, held - _part);

    [LoggerMessage(Level = LogLevel.Information, Message = "This node's part is {Part} shares of the sources, among {Nodes} nodes")]
    private partial void LogPart(int part, int nodes);
}
