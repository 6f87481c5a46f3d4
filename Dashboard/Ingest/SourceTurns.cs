using Quartz;

namespace Dashboard.Ingest;

/// <summary>
/// One Quartz job a source that this node polls, with one trigger for its next poll, in a scheduler of the node's own. Each trigger is set
/// anew after its poll, because Quartz would neither back off nor follow the clocks of every zone by itself.
/// </summary>
/// <param name="schedulers">Quartz.</param>
/// <param name="time">The clock.</param>
public sealed class SourceTurns(ISchedulerFactory schedulers, TimeProvider time)
{
    /// <summary>The scheduler's name. It is in memory: the rows hold the schedule.</summary>
    internal const string Scheduler = "sources";

    /// <summary>Sets when a source is polled next.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="next">When (UTC); null for never by itself.</param>
    /// <param name="conflict">What of a time that is set already.</param>
    /// <param name="ct">Stops it.</param>
    public async Task SetAsync(int sourceId, DateTimeOffset? next, TriggerConflict conflict, CancellationToken ct)
    {
        if (next is not { } at)
        {
            await ClearAsync(sourceId, ct);
            return;
        }

        var scheduler = await SchedulerAsync(ct);
        if (!await scheduler.Exists(SourceKeys.Job(sourceId), ct))
        {
            await scheduler.AddJob(Job(sourceId), AddJobOptions.Replacing, ct);
        }

        await scheduler.ScheduleTrigger(Trigger(SourceKeys.Next(sourceId), sourceId, at), conflict, ct);
    }

    /// <summary>Has a source polled once, outside its rhythm; an earlier time that is set already is kept. A later one is that of a try after a fault.</summary>
    /// <param name="key">Why.</param>
    /// <param name="sourceId">The source.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="ct">Stops it.</param>
    public async Task PollAsync(TriggerKey key, int sourceId, DateTimeOffset at, CancellationToken ct)
    {
        var scheduler = await SchedulerAsync(ct);
        await scheduler.AddJob(Job(sourceId), AddJobOptions.Replacing, ct);
        await scheduler.ScheduleTrigger(Trigger(key, sourceId, at), TriggerConflict.KeepEarlier, ct);
    }

    /// <summary>Lets a source have no turn. The job stays: deleting it while another hand unschedules its trigger fails in Quartz.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="ct">Stops it.</param>
    public async Task ClearAsync(int sourceId, CancellationToken ct) =>
        await (await SchedulerAsync(ct)).UnscheduleJobs([SourceKeys.Next(sourceId), SourceKeys.Now(sourceId), SourceKeys.Nudge(sourceId)], ct);

    private async Task<IScheduler> SchedulerAsync(CancellationToken ct) =>
        await schedulers.LookupScheduler(Scheduler, ct) ?? throw new InvalidOperationException($"There is no scheduler \"{Scheduler}\".");

    // Durable, because it has no trigger while it runs.
    private static IJobDetail Job(int sourceId) => JobBuilder.Create<PollSourceJob>().WithIdentity(SourceKeys.Job(sourceId)).StoreDurably().Build();

    // By the scheduler's own clock, and never "missed", only late: what was missed Quartz times anew by the trigger's clock, and where that is
    // behind the scheduler's it is missed again at once, without end.
    private ITrigger Trigger(TriggerKey key, int sourceId, DateTimeOffset at) => TriggerBuilder.Create(time)
        .WithIdentity(key)
        .ForJob(SourceKeys.Job(sourceId))
        .StartAt(at)
        .WithSimpleSchedule(schedule => schedule.WithRepeatCount(0).WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires))
        .Build();
}
