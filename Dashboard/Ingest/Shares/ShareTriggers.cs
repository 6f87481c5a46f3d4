using Quartz;

namespace Dashboard.Ingest.Shares;

/// <summary>What the scheduler that all nodes share is given for a share.</summary>
internal static class ShareTriggers
{
    /// <summary>The job that holds it. Recovered, so that a node that dies leaves its shares to the others.</summary>
    /// <param name="share">Which.</param>
    public static IJobDetail Job(int share) => JobBuilder.Create<HoldShareJob>().WithIdentity(ShareKeys.Job(share)).StoreDurably().RequestRecovery().Build();

    /// <summary>Gives it to the first node with room for it. Never "missed": see the sources' triggers.</summary>
    /// <param name="share">Which.</param>
    /// <param name="at">From when.</param>
    /// <param name="time">The clock.</param>
    public static ITrigger Trigger(int share, DateTimeOffset at, TimeProvider time) => TriggerBuilder.Create(time)
        .WithIdentity(ShareKeys.Trigger(share))
        .ForJob(ShareKeys.Job(share))
        .StartAt(at)
        .WithSimpleSchedule(schedule => schedule.WithRepeatCount(0).WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires))
        .Build();
}
