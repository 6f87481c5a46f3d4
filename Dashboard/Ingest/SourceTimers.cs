using System.Collections.Concurrent;
using Dashboard.Sources;
using Dashboard.Sources.Scheduling;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;

namespace Dashboard.Ingest;

/// <summary>
/// One Quartz job a source, with one trigger for its next poll. The row says when; the trigger only carries it out. Each is set
/// anew after its poll, because Quartz would neither back off nor follow the clocks of every zone by itself.
/// </summary>
/// <param name="schedulers">Quartz.</param>
/// <param name="factory">Makes contexts.</param>
/// <param name="memory">What is known of the rows.</param>
/// <param name="previewer">Looks at addresses.</param>
/// <param name="options">What the operator says of schedules.</param>
/// <param name="time">The clock.</param>
public sealed class SourceTimers(
    ISchedulerFactory schedulers, IDbContextFactory<NewsroomDb> factory, SourceMemory memory, SourcePreviewer previewer, IOptions<IngestScheduleOptions> options, TimeProvider time) : IPolling
{
    private const int AtOnce = 500;
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    // Sources without a timer because the database was away when it should have been set.
    private readonly ConcurrentDictionary<int, bool> _lost = new();

    // A source's row is read and its timer set in one step: a slower hand would set what the row said before.
    private readonly SemaphoreSlim[] _steps = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <inheritdoc />
    public async Task KeepInStepAsync(int sourceId, CancellationToken ct)
    {
        memory.Forget(sourceId);
        await SetNextAsync(sourceId, null, ct);
    }

    /// <inheritdoc />
    public async Task KeepInStepAsync(IReadOnlyCollection<int> sourceIds, CancellationToken ct)
    {
        foreach (var some in sourceIds.Chunk(AtOnce))
        {
            await SetTogetherAsync(some, ct);
        }
    }

    /// <summary>Sets a source's timer after its poll.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="next">When, as the poll wrote it; the row is asked where it says nothing, or somebody has changed a row meanwhile.</param>
    /// <param name="ct">Stops it.</param>
    public async Task SetNextAsync(int sourceId, PollTime? next, CancellationToken ct)
    {
        var step = _steps[sourceId % _steps.Length];
        await step.WaitAsync(ct);
        try
        {
            if (next is { } known && known.Changes == memory.Changes)
            {
                await SetAsync(await schedulers.GetScheduler(ct), sourceId, known.Next, TriggerConflict.Replace, ct);
            }
            else
            {
                await SetAsRowSaysAsync(sourceId, ct);
            }
        }
        finally
        {
            step.Release();
        }
    }

    /// <inheritdoc />
    public Task PollNowAsync(int sourceId, CancellationToken ct) => PollAsync(SourceKeys.Now(sourceId), sourceId, time.GetUtcNow(), ct);

    /// <summary>Polls a source once, because a push that could not be believed says that there is news.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="at">When (UTC); one that waits already keeps its time.</param>
    /// <param name="ct">Stops it.</param>
    public Task NudgeAsync(int sourceId, DateTimeOffset at, CancellationToken ct) => PollAsync(SourceKeys.Nudge(sourceId), sourceId, at, ct);

    /// <inheritdoc />
    public Task<PreviewResult> PreviewAsync(SourceSettings settings, CancellationToken ct) => previewer.LookAsync(settings, ct);

    /// <summary>Sets the timers of all sources that have none: at a start, and for those whose timer was lost with a node.</summary>
    /// <param name="onlyLate">Only those that should have been polled a while ago.</param>
    /// <param name="ct">Stops it.</param>
    public async Task SetMissingAsync(bool onlyLate, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var before = time.Now() - Late;
        var rows = await db.Sources.AsNoTracking()
            .Where(s => s.State == SourceState.Active && s.Kind == SourceKind.Feed && (!onlyLate || s.NextRunAt < before))
            .ToListAsync(ct);
        var scheduler = await schedulers.GetScheduler(ct);
        var overdue = rows.Count(r => r.NextRunAt is not { } at || at <= time.GetUtcNow());
        foreach (var row in rows)
        {
            // A timer further away than the row says was set before a change that did not get through.
            await SetAsync(scheduler, row.Id, First(row, overdue), TriggerConflict.KeepEarlier, ct);
        }
    }

    /// <summary>Tries a source again a little later: its poll could not be stored, so the row does not say when.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="soon">Within seconds; else within two minutes.</param>
    /// <param name="ct">Stops it.</param>
    public async Task RetryAsync(int sourceId, bool soon, CancellationToken ct)
    {
        // Forgotten only once it is set: with the database away that fails too, and is made up for.
        _lost[sourceId] = true;
        var scheduler = await schedulers.GetScheduler(ct);
        var at = time.GetUtcNow() + ((soon ? Soon : Late) * (1 + Random.Shared.NextDouble()));
        await scheduler.ScheduleTrigger(Trigger(SourceKeys.Next(sourceId), sourceId, at), TriggerConflict.Replace, ct);
        _lost.TryRemove(sourceId, out _);
    }

    /// <summary>Sets the timers that could not be set when they should have been.</summary>
    /// <param name="ct">Stops it.</param>
    public async Task SetLostAsync(CancellationToken ct)
    {
        foreach (var sourceId in _lost.Keys)
        {
            await KeepInStepAsync(sourceId, ct);
            _lost.TryRemove(sourceId, out _);
        }
    }

    private async Task SetTogetherAsync(int[] sourceIds, CancellationToken ct)
    {
        foreach (var id in sourceIds)
        {
            memory.Forget(id);
        }

        // In the order of the steps: whoever waits for one holds none behind it.
        var taken = new List<SemaphoreSlim>();
        try
        {
            foreach (var step in sourceIds.Select(id => id % _steps.Length).Distinct().Order())
            {
                await _steps[step].WaitAsync(ct);
                taken.Add(_steps[step]);
            }

            await using var db = await factory.CreateDbContextAsync(ct);
            var rows = await db.Sources.AsNoTracking().Where(s => sourceIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
            var scheduler = await schedulers.GetScheduler(ct);
            foreach (var id in sourceIds)
            {
                await SetAsRowSaysAsync(scheduler, id, rows.GetValueOrDefault(id), ct);
            }
        }
        finally
        {
            taken.ForEach(step => step.Release());
        }
    }

    private async Task PollAsync(TriggerKey key, int sourceId, DateTimeOffset at, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        await scheduler.AddJob(Job(sourceId), AddJobOptions.Replacing, ct);
        await scheduler.ScheduleTrigger(Trigger(key, sourceId, at), TriggerConflict.Keep, ct);
    }

    private async Task SetAsRowSaysAsync(int sourceId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.Sources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sourceId, ct);
        await SetAsRowSaysAsync(await schedulers.GetScheduler(ct), sourceId, row, ct);
    }

    private async Task SetAsRowSaysAsync(IScheduler scheduler, int sourceId, SourceRow? row, CancellationToken ct)
    {
        if (row is { State: SourceState.Active, Kind: SourceKind.Feed })
        {
            await SetAsync(scheduler, row.Id, row.NextRunAt ?? First(row), TriggerConflict.Replace, ct);
        }
        else
        {
            await ClearAsync(scheduler, sourceId, ct);
        }
    }

    // Those that were missed while nobody polled are spread, not made up for at once.
    private DateTimeOffset? First(SourceRow row, int among = 1) =>
        SourceSchedule.Of(row, options.Value.Limits).FirstRun(row.NextRunAt, time.Now(), Random.Shared.NextDouble, among);

    private static async Task SetAsync(IScheduler scheduler, int sourceId, DateTimeOffset? next, TriggerConflict conflict, CancellationToken ct)
    {
        if (next is not { } at)
        {
            await ClearAsync(scheduler, sourceId, ct);
            return;
        }

        if (!await scheduler.Exists(SourceKeys.Job(sourceId), ct))
        {
            await scheduler.AddJob(Job(sourceId), AddJobOptions.Replacing, ct);
        }

        await scheduler.ScheduleTrigger(Trigger(SourceKeys.Next(sourceId), sourceId, at), conflict, ct);
    }

    // The job stays: deleting it while another hand unschedules its trigger fails in Quartz.
    private static async Task ClearAsync(IScheduler scheduler, int sourceId, CancellationToken ct) =>
        await scheduler.UnscheduleJobs([SourceKeys.Next(sourceId), SourceKeys.Now(sourceId), SourceKeys.Nudge(sourceId)], ct);

    // Durable, because it has no trigger while it runs; recovered, so that a node that dies leaves its polls to another.
    private static IJobDetail Job(int sourceId) =>
        JobBuilder.Create<PollSourceJob>().WithIdentity(SourceKeys.Job(sourceId)).StoreDurably().RequestRecovery().Build();

    private static ITrigger Trigger(TriggerKey key, int sourceId, DateTimeOffset at) => TriggerBuilder.Create()
        .WithIdentity(key)
        .ForJob(SourceKeys.Job(sourceId))
        .StartAt(at)
        .WithSimpleSchedule(schedule => schedule.WithRepeatCount(0).WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
        .Build();
}
