using Dashboard.Storage.Reach;
using Quartz;

namespace Dashboard.Ingest.Shares;

/// <summary>Offers shares of the sources to whichever node takes them, through the scheduler they have in common.</summary>
/// <param name="schedulers">Quartz.</param>
/// <param name="limit">How many this node is given.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells what could not be done.</param>
public sealed partial class ShareOffers(ISchedulerFactory schedulers, ShareLimit limit, TimeProvider time, ILogger<ShareOffers> logger)
{
    private static readonly TimeSpan FarOff = TimeSpan.FromSeconds(30);

    /// <summary>Gives a share up.</summary>
    /// <param name="share">Which.</param>
    /// <param name="pause">From when others may take it.</param>
    public async Task FreeAsync(int share, TimeSpan pause)
    {
        try
        {
            var scheduler = await schedulers.GetScheduler(CancellationToken.None);
            // First, or a node that stops, or cannot take it, would be given it again.
            await limit.ApplyAsync();
            await scheduler.ScheduleTrigger(ShareTriggers.Trigger(share, time.GetUtcNow() + pause, time), TriggerConflict.Replace, CancellationToken.None);
        }
        catch (Exception fault)
        {
            // A scheduler that is closed already, or a database that is away: whoever looks next finds it missing.
            LogLeft(DatabaseFault.Traced(fault), share);
        }
    }

    /// <summary>
    /// Offers the shares that have neither a trigger nor a node that holds them. A trigger in error never fires again: a node of a version
    /// that knows no shares may have tried it. One that is far off was set under a clock that was ahead.
    /// </summary>
    /// <param name="scheduler">Quartz.</param>
    /// <param name="held">What this node holds.</param>
    /// <param name="ct">Stops it.</param>
    internal async Task SetMissingAsync(IScheduler scheduler, ICollection<ShareHold> held, CancellationToken ct)
    {
        var triggers = await scheduler.QueryTriggers(new TriggerQuery { Take = PagedQuery.All }, ct);
        var now = time.GetUtcNow();
        var coming = triggers.Items.Where(t => t.State is not (TriggerState.Error or TriggerState.Complete) && !(t.NextFireTimeUtc > now + FarOff)).Select(t => t.JobKey);
        var known = (await ShareFirings.ReadAsync(scheduler, ct)).Jobs.Concat(coming).ToHashSet();
        foreach (var share in SourceShares.All.Where(s => !known.Contains(ShareKeys.Job(s)) && held.All(h => h.Share != s)))
        {
            await scheduler.ScheduleJob(ShareTriggers.Job(share), [ShareTriggers.Trigger(share, now, time)], ScheduleJobOptions.Replacing, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Share {Share} of the sources could not be passed on; it is found missing")]
    private partial void LogLeft(Exception fault, int share);
}
