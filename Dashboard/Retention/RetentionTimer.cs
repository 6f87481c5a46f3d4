using System.Globalization;
using Dashboard.Shell;
using Microsoft.Extensions.Options;
using Quartz;

namespace Dashboard.Retention;

/// <summary>Sets the round's triggers: each night by the site's clock, and once a while after a start, for machines that are off at night.</summary>
/// <param name="schedulers">Quartz.</param>
/// <param name="options">When.</param>
/// <param name="site">Whose clock.</param>
/// <param name="time">The clock.</param>
public sealed class RetentionTimer(ISchedulerFactory schedulers, IOptions<RetentionOptions> options, ISiteFace site, TimeProvider time) : IHostedService
{
    private const string Group = "retention";
    private static readonly JobKey Job = new("round", Group);
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(15);

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.AddJob(JobBuilder.Create<RetentionJob>().WithIdentity(Job).StoreDurably().Build(), AddJobOptions.Replacing, cancellationToken);
        var at = options.Value.At;
        var nightly = string.Create(CultureInfo.InvariantCulture, $"{at.Second} {at.Minute} {at.Hour} * * ?");
        // Never "missed", only late: what was missed is timed anew by a clock that need not be the scheduler's.
        var trigger = TriggerBuilder.Create(time).WithIdentity("nightly", Group).ForJob(Job)
            .WithCronSchedule(nightly, cron => cron.InTimeZone(site.TimeZone).WithMisfireInstruction(CronTriggerMisfireInstruction.IgnoreMisfires)).Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, cancellationToken);
        await SetAsync("start", AfterStart, cancellationToken);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Tries a round again a little later.</summary>
    /// <param name="ct">Stops it.</param>
    public Task RetryAsync(CancellationToken ct) => SetAsync("retry", AfterFailure, ct);

    // Spread, so that nodes and newsrooms that start together do not all begin together.
    private async Task SetAsync(string name, TimeSpan pause, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var at = time.GetUtcNow() + (pause * (1 + Random.Shared.NextDouble()));
        var trigger = TriggerBuilder.Create(time).WithIdentity(name, Group).ForJob(Job).StartAt(at)
            .WithSimpleSchedule(once => once.WithRepeatCount(0).WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires)).Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, ct);
    }
}
