using System.Linq.Expressions;
using Dashboard.Ingest.Shares;
using Dashboard.Sources;
using Dashboard.Sources.Scheduling;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;

namespace Dashboard.Ingest;

/// <summary>
/// Keeps the turn of each source that this node polls in line with its row, which says when. What is said of a source that another node
/// polls is passed on.
/// </summary>
/// <param name="turns">The triggers.</param>
/// <param name="shares">Which sources this node polls.</param>
/// <param name="calls">Passes on.</param>
/// <param name="factory">Makes contexts.</param>
/// <param name="memory">What is known of the rows.</param>
/// <param name="previewer">Looks at addresses.</param>
/// <param name="options">What the operator says of schedules.</param>
/// <param name="time">The clock.</param>
public sealed class SourceTimers(
    SourceTurns turns, ShareBook shares, SourceCalls calls, IDbContextFactory<NewsroomDb> factory, SourceMemory memory, SourcePreviewer previewer,
    IOptions<IngestScheduleOptions> options, TimeProvider time) : IPolling
{
    private const int AtOnce = 500;
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    // A source's row is read and its timer set in one step: a slower hand would set what the row said before.
    private readonly SemaphoreSlim[] _steps = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <inheritdoc />
    public async Task KeepInStepAsync(int sourceId, CancellationToken ct)
    {
        await FollowAsync(sourceId, ct);
        await TellHolderAsync(sourceId, ct);
    }

    /// <summary>Tells the node that polls a source, where it is another, that its row has changed.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="ct">Stops it.</param>
    public Task TellHolderAsync(int sourceId, CancellationToken ct) => calls.SayAsync(shares.Has(sourceId) ? [] : [sourceId], null, null, ct);

    /// <inheritdoc />
    public async Task KeepInStepAsync(IReadOnlyCollection<int> sourceIds, CancellationToken ct)
    {
        foreach (var some in sourceIds.Chunk(AtOnce))
        {
            await SetTogetherAsync(some, null, TriggerConflict.Replace, ct);
            await calls.SayAsync([.. some.Where(id => !shares.Has(id))], null, null, ct);
        }
    }

    /// <summary>Brings timers in line with their rows, where this node polls them: they were changed by another.</summary>
    /// <param name="sourceIds">The sources.</param>
    /// <param name="ct">Stops it.</param>
    public async Task FollowAsync(IReadOnlyCollection<int> sourceIds, CancellationToken ct)
    {
        foreach (var some in sourceIds.Chunk(AtOnce))
        {
            await SetTogetherAsync(some, null, TriggerConflict.Replace, ct);
        }
    }

    /// <summary>Lets go of what is known of a share's rows.</summary>
    /// <param name="share">The share.</param>
    public void ForgetShare(int share) => memory.ForgetShare(share);

    /// <summary>Sets the timers of all sources of a share that this node has just taken.</summary>
    /// <param name="share">The share.</param>
    /// <param name="ct">Stops it.</param>
    public async Task SetShareAsync(int share, CancellationToken ct)
    {
        await SetAllAsync(s => s.Id % SourceShares.Count == share, TriggerConflict.Replace, ct);
        foreach (var call in calls.Unheard(share))
        {
            await HearAsync(call, ct);
        }
    }

    /// <summary>Does what another node was asked for, where this node polls the source.</summary>
    /// <param name="call">What was asked for.</param>
    /// <param name="ct">Stops it.</param>
    public async Task HearAsync(SourceCall call, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Cause is not { } cause)
        {
            await FollowAsync(call.Sources, ct);
            return;
        }

        await PollAsync(call.Sources.Where(shares.Has), cause, call.At, ct);
    }

    /// <summary>Leaves a poll that was asked for to the node that holds the source by now.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="cause">Why it was asked for; a source's own turn is in its row.</param>
    /// <param name="ct">Stops it.</param>
    public Task PassOnAsync(int sourceId, PollCause cause, CancellationToken ct) => calls.SayAsync(cause == PollCause.Turn ? [] : [sourceId], cause, null, ct);

    /// <summary>Sets a source's timer after its poll.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="next">When, as the poll wrote it; the row is asked where it says nothing, or somebody has changed it meanwhile.</param>
    /// <param name="ct">Stops it.</param>
    public async Task SetNextAsync(int sourceId, PollTime? next, CancellationToken ct)
    {
        var step = _steps[sourceId % _steps.Length];
        await step.WaitAsync(ct);
        try
        {
            if (next is { } known && known.Changes == memory.Changes(sourceId))
            {
                await turns.SetAsync(sourceId, known.Next, TriggerConflict.Replace, ct);
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
    public Task PollNowAsync(IReadOnlyCollection<int> sourceIds, CancellationToken ct) => CallAsync(sourceIds, PollCause.Person, time.GetUtcNow(), ct);

    /// <summary>Polls a source once, because a push that could not be believed says that there is news.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="at">When (UTC); one that waits for an earlier time keeps it.</param>
    /// <param name="ct">Stops it.</param>
    public Task NudgeAsync(int sourceId, DateTimeOffset at, CancellationToken ct) => CallAsync([sourceId], PollCause.Push, at, ct);

    /// <inheritdoc />
    public Task<PreviewResult> PreviewAsync(SourceSettings settings, CancellationToken ct) => previewer.LookAsync(settings, ct);

    /// <summary>Sets the timers of all sources of this node that have none: at a start, and for those whose timer was lost.</summary>
    /// <param name="onlyLate">Only those that should have been polled a while ago, or whose times were written under a clock that was ahead.</param>
    /// <param name="ct">Stops it.</param>
    public Task SetMissingAsync(bool onlyLate, CancellationToken ct)
    {
        var (before, ahead) = (time.Now() - Late, time.Now() + SourceSchedule.Ahead);
        // A timer further away than the row says was set before a change that did not get through.
        return SetAllAsync(s => !onlyLate || s.NextRunAt < before || (s.LastRunAt ?? s.AddedAt) > ahead, TriggerConflict.KeepEarlier, ct);
    }

    /// <summary>Tries a source again a little later: its poll could not be made or stored, so the row does not say when.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="cause">Why it was polled.</param>
    /// <param name="soon">Within seconds; else within two minutes.</param>
    /// <param name="ct">Stops it.</param>
    public Task RetryAsync(int sourceId, PollCause cause, bool soon, CancellationToken ct)
    {
        var at = time.GetUtcNow() + ((soon ? Soon : Late) * (1 + Random.Shared.NextDouble()));
        return cause == PollCause.Turn ? turns.SetAsync(sourceId, at, TriggerConflict.Replace, ct) : PollAsync([sourceId], cause, at, ct);
    }

    private async Task SetAllAsync(Expression<Func<SourceRow, bool>> which, TriggerConflict conflict, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var all = await db.Sources.AsNoTracking().Where(s => s.State == SourceState.Active && s.Kind == SourceKind.Feed).Where(which).Select(s => new { s.Id, s.NextRunAt }).ToListAsync(ct);
        var own = all.FindAll(s => shares.Has(s.Id));
        var overdue = own.Count(s => s.NextRunAt is not { } at || at <= time.GetUtcNow());
        foreach (var some in own.Chunk(AtOnce))
        {
            await SetTogetherAsync([.. some.Select(s => s.Id)], overdue, conflict, ct);
        }
    }

    // Each is looked at once: a share that changes hands meanwhile leaves nobody out.
    private async Task CallAsync(IReadOnlyCollection<int> sourceIds, PollCause cause, DateTimeOffset at, CancellationToken ct)
    {
        var byHolder = sourceIds.ToLookup(shares.Has);
        await calls.SayAsync([.. byHolder[false]], cause, at, ct);
        await PollAsync(byHolder[true], cause, at, ct);
    }

    private async Task PollAsync(IEnumerable<int> sourceIds, PollCause cause, DateTimeOffset? at, CancellationToken ct)
    {
        foreach (var id in sourceIds)
        {
            await turns.PollAsync(cause == PollCause.Person ? SourceKeys.Now(id) : SourceKeys.Nudge(id), id, at ?? time.GetUtcNow(), ct);
        }
    }

    private async Task FollowAsync(int sourceId, CancellationToken ct)
    {
        memory.Forget(sourceId);
        await SetNextAsync(sourceId, null, ct);
    }

    // Overdue ones are at once, or spread among so many.
    private async Task SetTogetherAsync(int[] sourceIds, int? among, TriggerConflict conflict, CancellationToken ct)
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
            foreach (var id in sourceIds)
            {
                await SetAsRowSaysAsync(id, rows.GetValueOrDefault(id), among, conflict, ct);
            }
        }
        finally
        {
            taken.ForEach(step => step.Release());
        }
    }

    private async Task SetAsRowSaysAsync(int sourceId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.Sources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sourceId, ct);
        await SetAsRowSaysAsync(sourceId, row, null, TriggerConflict.Replace, ct);
    }

    private Task SetAsRowSaysAsync(int sourceId, SourceRow? row, int? among, TriggerConflict conflict, CancellationToken ct) =>
        row is { State: SourceState.Active, Kind: SourceKind.Feed } && shares.Has(sourceId)
            ? turns.SetAsync(sourceId, First(row, among), conflict, ct)
            : turns.ClearAsync(sourceId, ct);

    // Those that were missed while nobody polled are spread, not made up for at once.
    private DateTimeOffset? First(SourceRow row, int? among)
    {
        var (schedule, now) = (SourceSchedule.Of(row, options.Value.Limits), time.Now());
        var due = schedule.Due(row, now);
        return among is null && due is not null ? due : schedule.FirstRun(due, now, Random.Shared.NextDouble, among ?? 1);
    }
}
