using Dashboard.Storage.Clocks;
using Dashboard.Storage.Reach;
using Quartz;

namespace Dashboard.Ingest.Shares;

/// <summary>
/// Deals the shares of the sources out among the nodes, through the scheduler they have in common: lets it give this node its part and no
/// more, lets go what is beyond it when a node has come, and finds what was lost.
/// </summary>
/// <param name="schedulers">Quartz.</param>
/// <param name="book">What this node holds.</param>
/// <param name="offers">Gives shares to whoever takes them.</param>
/// <param name="limit">How many this node is given.</param>
/// <param name="timers">Sets the timers of a share's sources.</param>
/// <param name="standstill">Knows whether this process stood still.</param>
/// <param name="clock">Says when the clock jumped.</param>
/// <param name="keeper">Says when all nodes know of it.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells what could not be done.</param>
public sealed partial class ShareKeeper(
    ISchedulerFactory schedulers, ShareBook book, ShareOffers offers, ShareLimit limit, SourceTimers timers, Standstill standstill, ClockWatch clock, ClockKeeper keeper,
    TimeProvider time, ILogger<ShareKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1.5);

    // Further than this node's scheduler looks ahead, or it would take at once again what it has just left to others.
    private static readonly TimeSpan Other = TimeSpan.FromSeconds(1.3);

    // While the common clock leaps, nodes take each other for dead. Within a second all have heard of it, and look then what they have lost.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(3);
    private int _jumps;

    /// <summary>Makes the shares known before anything is polled.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        // Versions before this one kept every source's timer in the database.
        await scheduler.DeleteJobs(GroupMatcher<JobKey>.GroupEquals(SourceTurns.Scheduler), cancellationToken);
        await offers.SetMissingAsync(scheduler, book.Holds, cancellationToken);
        book.Confirm(TimeSpan.Zero);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Holds a share until it has to be let go, then leaves it to another node.</summary>
    /// <param name="share">Which.</param>
    /// <param name="ct">Ends it.</param>
    public async Task HoldAsync(int share, CancellationToken ct)
    {
        if (ct.IsCancellationRequested)
        {
            await offers.FreeAsync(share, TimeSpan.Zero);
            return;
        }

        timers.ForgetShare(share);
        if (await LeftToUsAsync(share, ct) is not { } asked)
        {
            LogOvertaken(share);
            return;
        }

        var hold = book.Take(share, asked);
        var isTaken = await KeepAsync(hold, ct);
        await book.ReturnAsync(hold);
        // What another node may hold by now is not ours to give away; if nobody does, it is found missing.
        if (!hold.IsStale)
        {
            await offers.FreeAsync(share, isTaken ? TimeSpan.Zero : AfterFault);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        for (var round = 1; await timer.WaitForNextTickAsync(stoppingToken); round++)
        {
            try
            {
                await LookAsync(round, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // With the database away nothing is dealt out; what this node holds it stops polling by itself.
                LogUnknown(DatabaseFault.Traced(fault));
            }
        }
    }

    // When it was asked, as the clock's timestamp; null where the share is not ours. A process that stood still between its scheduler's word
    // and this moment comes to a share that another may hold since. What cannot be asked is not taken either: whoever looks next finds it missing.
    private async Task<long?> LeftToUsAsync(int share, CancellationToken ct)
    {
        try
        {
            await keeper.SettleAsync(Settling, ct);
            var asked = time.GetTimestamp();
            var scheduler = await schedulers.GetScheduler(CancellationToken.None);
            if (!(await ShareFirings.ReadAsync(scheduler, CancellationToken.None)).IsOurs(share))
            {
                return null;
            }

            if ((await ShareNodes.ReadAsync(scheduler, time, CancellationToken.None)).AreLeavingUs)
            {
                return asked;
            }

            await offers.FreeAsync(share, Other);
            return null;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception fault)
        {
            LogLost(DatabaseFault.Traced(fault), share);
            limit.Bar();
            return null;
        }
    }

    // False when it could not be taken at all.
    private async Task<bool> KeepAsync(ShareHold hold, CancellationToken ct)
    {
        try
        {
            LogTaken(hold.Share);
            await timers.SetShareAsync(hold.Share, ct);
            await hold.Ended.WaitAsync(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            LogStopping(hold.Share);
        }
        catch (Exception fault)
        {
            LogLost(DatabaseFault.Traced(fault), hold.Share);
            limit.Bar();
            return false;
        }

        return true;
    }

    private async Task LookAsync(int round, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var asked = time.GetTimestamp();
        var nodes = await ShareNodes.ReadAsync(scheduler, time, ct);
        var firings = await ShareFirings.ReadAsync(scheduler, ct);
        foreach (var hold in book.Holds.Where(h => standstill.HappenedSince(h.TakenAt) || (h.TakenAt < asked && !firings.IsOurs(h.Share))))
        {
            hold.End(isStale: true);
        }

        // First, or this node would be given again what it lets go.
        await limit.LookAsync(nodes.Polling, ct);
        LetGo();
        if (nodes.Silent is { } silent && !standstill.HappenedSince(asked) && book.Confirm(silent))
        {
            // What came due meanwhile was put off, and is spread now.
            await timers.SetMissingAsync(onlyLate: false, ct);
        }

        if (await WakeAfterJumpAsync(scheduler, ct) || round % 3 == 0)
        {
            await offers.SetMissingAsync(scheduler, book.Holds, ct);
        }
    }

    private void LetGo()
    {
        var open = book.Holds.Where(h => h.IsOpen).OrderByDescending(h => SourceShares.Place(h.Share)).ToList();
        foreach (var hold in open.Take(limit.Excess(open.Count)))
        {
            hold.End(isStale: false);
        }
    }

    // A scheduler that was about to fire when the clock went back would wait for that moment to come round again.
    private async Task<bool> WakeAfterJumpAsync(IScheduler scheduler, CancellationToken ct)
    {
        if (_jumps == clock.Jumps)
        {
            return false;
        }

        _jumps = clock.Jumps;
        // Nothing is paused: it only looks again what comes next.
        await scheduler.ResumeTrigger(ShareKeys.Trigger(0), ct);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "This node polls share {Share} of the sources")]
    private partial void LogTaken(int share);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Share {Share} of the sources is left to another node: this one stops")]
    private partial void LogStopping(int share);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Share {Share} of the sources could not be taken and is left to whoever can")]
    private partial void LogLost(Exception fault, int share);

    [LoggerMessage(Level = LogLevel.Information, Message = "Share {Share} of the sources is not taken: this node was late, and another may hold it by now")]
    private partial void LogOvertaken(int share);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The scheduler could not be asked which nodes there are")]
    private partial void LogUnknown(Exception fault);
}
