using System.Globalization;
using Dashboard.Shell;
using Dashboard.Storage.Clocks;
using Microsoft.Extensions.Options;
using Quartz;

namespace Dashboard.Retention;

/// <summary>
/// Sets the round's triggers: each night by the site's clock, and once a while after a start, for machines that are off at night. When the clock
/// jumped they are set anew: else a clock put back leaves the next night as far off as it was ahead.
/// </summary>
/// <param name="schedulers">Quartz.</param>
/// <param name="options">When.</param>
/// <param name="site">Whose clock.</param>
/// <param name="clock">Says when the clock jumped.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says what could not be set.</param>
public sealed partial class RetentionTimer(
    ISchedulerFactory schedulers, IOptions<RetentionOptions> options, ISiteFace site, ClockWatch clock, TimeProvider time, ILogger<RetentionTimer> logger) : IHostedService
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
        await SetNightlyAsync(cancellationToken);
        await SetAsync("start", AfterStart, cancellationToken);
        clock.Jumped += OnJumped;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken)
    {
        clock.Jumped -= OnJumped;
        return Task.CompletedTask;
    }

    /// <summary>Tries a round again a little later.</summary>
    /// <param name="ct">Stops it.</param>
    public Task RetryAsync(CancellationToken ct) => SetAsync("retry", AfterFailure, ct);

    private void OnJumped(object? sender, EventArgs e) => _ = SetAnewAsync();

    private async Task SetAnewAsync()
    {
        try
        {
            await SetNightlyAsync(CancellationToken.None);
            await RetryAsync(CancellationToken.None);
        }
        catch (Exception fault)
        {
            LogNotSet(fault);
        }
    }

    private async Task SetNightlyAsync(CancellationToken ct)
    {
        var at = options.Value.At;
        var nightly = string.Create(CultureInfo.InvariantCulture, $"{at.Second} {at.Minute} {at.Hour} * * ?");
        // Never "missed", only late: what was missed is timed anew by a clock that need not be the scheduler's.
        var trigger = TriggerBuilder.Create(time).WithIdentity("nightly", Group).ForJob(Job)
            .WithCronSchedule(nightly, cron => cron.InTimeZone(site.TimeZone).WithMisfireInstruction(CronTriggerMisfireInstruction.IgnoreMisfires)).Build();
        await (await schedulers.GetScheduler(ct)).ScheduleTrigger(trigger, TriggerConflict.Replace, ct);
    }

    // Spread, so that nodes and newsrooms that start together do not all begin together.
    private async Task SetAsync(string name, TimeSpan pause, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var at = time.GetUtcNow() + (pause * (1 + Random.Shared.NextDouble()));
        var trigger = TriggerBuilder.Create(time).WithIdentity(name, Group).ForJob(Job).StartAt(at)
            .WithSimpleSchedule(once => once.WithRepeatCount(0).WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires)).Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The clock jumped, and the next night's retention could not be set anew; a restart sets it")]
    private partial void LogNotSet(Exception fault);
}
