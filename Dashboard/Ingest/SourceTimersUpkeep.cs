using Dashboard.Ingest.Shares;
using Dashboard.Live;
using Dashboard.Shared.Live;
using Dashboard.Storage;
using Dashboard.Storage.Clocks;
using Dashboard.Storage.Reach;

namespace Dashboard.Ingest;

/// <summary>
/// Sets every source's timer at the start, follows changes made elsewhere (another node, an import beside this server) and what other
/// nodes are asked for by the staff's log, and now and then, and when the clock jumped, looks for timers that were lost.
/// </summary>
/// <param name="timers">The timers.</param>
/// <param name="calls">What other nodes are asked for.</param>
/// <param name="feed">The road.</param>
/// <param name="clock">Says when the clock jumped.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells what could not be done.</param>
public sealed partial class SourceTimersUpkeep(SourceTimers timers, SourceCalls calls, LiveFeed feed, ClockWatch clock, TimeProvider time, ILogger<SourceTimersUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // What was heard and could not be followed yet.
    private readonly HashSet<int> _changed = [];

    /// <summary>Sets the timers before anything is polled.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await timers.SetMissingAsync(onlyLate: false, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await feed.Opened.WaitAsync(stoppingToken);
        var staff = feed.Listen(LiveLog.Staff);
        var (looked, jumps) = (time.GetTimestamp(), clock.Jumps);
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryAsync(() => FollowAsync(staff, Patience, stoppingToken), stoppingToken);
            if (time.GetElapsedTime(looked) >= LookEvery || jumps != clock.Jumps)
            {
                (looked, jumps) = (time.GetTimestamp(), clock.Jumps);
                await TryAsync(() => timers.SetMissingAsync(onlyLate: true, stoppingToken), stoppingToken);
            }
        }
    }

    private async Task FollowAsync(LiveListener staff, TimeSpan patience, CancellationToken ct)
    {
        var news = await staff.NextAsync(_changed.Count > 0 ? Pause : patience, ct);
        var heard = news.Where(e => e.Kind == LiveEvents.SourceCalled).Select(e => e.Read<SourceCall>()).ToList();
        _changed.UnionWith(news.Where(e => e.Kind == LiveEvents.SourceChanged).Select(e => e.Keys.SourceId).OfType<int>());
        _changed.UnionWith(heard.Where(c => c.Cause is null).SelectMany(c => c.Sources));
        // Remembered and done before the database is asked, which may fail: the position has moved on.
        heard.ForEach(calls.Remember);
        foreach (var call in heard.Where(c => c.Cause is not null))
        {
            await timers.HearAsync(call, ct);
        }

        await timers.FollowAsync([.. _changed], ct);
        _changed.Clear();
    }

    private async Task TryAsync(Func<Task> act, CancellationToken ct)
    {
        try
        {
            await act();
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            // The next look, a minute later, makes up for it; a database that is away is not asked without a pause.
            LogFault(DatabaseFault.Traced(fault));
            await Task.Delay(Pause, time, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timers of sources could not be set; they are looked at again soon")]
    private partial void LogFault(Exception fault);
}
