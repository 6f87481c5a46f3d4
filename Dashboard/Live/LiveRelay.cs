using System.Diagnostics;
using System.Text.Json;
using Dashboard.Shared.Live;
using Dashboard.Storage;
using Dashboard.Storage.Reach;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Dashboard.Live;

/// <summary>
/// The one subscriber of a process. It keeps the order: what fits onto the position goes on, what is old is dropped,
/// a gap is filled from the log. Every 2 s, and whenever Redis comes back, it looks at the log's end.
/// </summary>
/// <param name="connection">Redis.</param>
/// <param name="feed">Where events go.</param>
/// <param name="history">The log.</param>
/// <param name="doorbell">Wakes it.</param>
/// <param name="options">Names the channel.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says what was missed.</param>
public sealed class LiveRelay(
    LiveConnection connection, LiveFeed feed, LiveHistory history, LiveDoorbell doorbell, IOptions<LiveOptions> options,
    TimeProvider time, ILogger<LiveRelay> logger)
    : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _order = new(1, 1);
    private readonly Dictionary<LiveLog, long> _outrun = [];

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var (_, publicHead) = await history.EndsAsync(LiveLog.Public, cancellationToken);
        var (_, staffHead) = await history.EndsAsync(LiveLog.Staff, cancellationToken);
        feed.Open(publicHead, staffHead);
        connection.Restored += Ring;
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        connection.Restored -= Ring;
        _order.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(SubscribeAsync(stoppingToken), LookAfterAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            logger.LogDebug("The relay stops");
        }
    }

    private void Ring(object? sender, EventArgs e) => doorbell.Ring();

    private async Task SubscribeAsync(CancellationToken ct)
    {
        var queue = await EnterAsync(ct);
        doorbell.Ring();
        await foreach (var message in queue.WithCancellation(ct))
        {
            await HearAsync(message.Message, ct);
        }
    }

    private async Task<ChannelMessageQueue> EnterAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                var redis = await connection.GetAsync(ct);
                return await redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal(options.Value.Channel));
            }
            catch (Exception fault) when (fault is RedisException or TimeoutException)
            {
                logger.LogWarning("Cannot subscribe to Redis yet: {Fault}", fault.Message);
                await Task.Delay(Round, time, ct);
            }
        }
    }

    private async Task LookAfterAsync(CancellationToken ct)
    {
        while (true)
        {
            await doorbell.WaitAsync(Round, ct);
            try
            {
                await LookAsync(LiveLog.Public, ct);
                await LookAsync(LiveLog.Staff, ct);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The database may be restarting; the next round looks again and nothing is lost meanwhile.
                logger.LogError(DatabaseFault.Traced(fault), "Cannot read the log's end");
            }
        }
    }

    private async Task LookAsync(LiveLog log, CancellationToken ct)
    {
        var ring = feed.Ring(log);
        var known = ring.Head;
        var (trimmed, head) = await history.EndsAsync(log, ct);
        ring.Forget(trimmed);
        if (head < known)
        {
            await LeapBackAsync(log, ring, head, ct);
            return;
        }

        _outrun.Remove(log);
        if (head > ring.Head)
        {
            await CatchUpAsync(log, ct);
        }
    }

    // Events are stored before they are published, so nobody can know of one that the log has not: it was forged, or the database
    // was restored. Once the log goes on below it, what is true would be dropped as old.
    private async Task LeapBackAsync(LiveLog log, LiveRing ring, long head, CancellationToken ct)
    {
        // What is being appended was judged by the numbers before.
        await _order.WaitAsync(ct);
        try
        {
            LeapBack(log, ring, head);
        }
        finally
        {
            _order.Release();
        }
    }

    private void LeapBack(LiveLog log, LiveRing ring, long head)
    {
        if (_outrun.TryGetValue(log, out var before) && head > before)
        {
            logger.LogError("The {Log} log stands at {Head} and this node heard of {Known}: what it heard was no event. Listeners begin anew", log, head, ring.Head);
            ring.Leap(head);
            _outrun.Remove(log);
        }
        else if (_outrun.TryAdd(log, head))
        {
            logger.LogWarning("The {Log} log stands at {Head} and this node heard of {Known} on the Redis channel", log, head, ring.Head);
        }
    }

    private async Task HearAsync(RedisValue message, CancellationToken ct)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize<Envelope>((byte[]?)message ?? [], LiveJson.Options);
            if (envelope?.LogKind is not { } log)
            {
                return;
            }

            // Ends once the event is in the ring that every listener of this node reads.
            using var span = RoadTrace.Start("relay", ActivityKind.Consumer, envelope.Trace, envelope.Seq);
            if (!await TryAppendAsync(log, envelope, span?.Context ?? default, ct))
            {
                await CatchUpAsync(log, ct);
            }
        }
        catch (JsonException fault)
        {
            logger.LogWarning("Dropped a message on the channel that is no envelope: {Fault}", fault.Message);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.LogError(DatabaseFault.Traced(fault), "Could not fill a gap from the log; the next round does");
        }
    }

    // True when the envelope needs nothing more: appended, or already known.
    private async Task<bool> TryAppendAsync(LiveLog log, Envelope envelope, ActivityContext trace, CancellationToken ct)
    {
        await _order.WaitAsync(ct);
        try
        {
            var ring = feed.Ring(log);
            if (envelope.Seq <= ring.Head)
            {
                return true;
            }

            if (log == LiveLog.Staff || envelope.Prev != ring.Head || EnvelopeReader.Read(envelope, trace) is not { } @event)
            {
                return false;
            }

            ring.Append([@event]);
            return true;
        }
        finally
        {
            _order.Release();
        }
    }

    // A node that was cut off for longer than the log reaches back goes on where that begins; its listeners begin anew.
    private async Task<IReadOnlyList<LiveEvent>> ReadAsync(LiveLog log, LiveRing ring, CancellationToken ct)
    {
        try
        {
            return await history.ReadAsync(log, ring.Head, ct);
        }
        catch (PositionGoneException fault)
        {
            logger.LogError("This node was cut off for too long and has missed events of the {Log} log: {Fault}", log, fault.Message);
            ring.Leap(fault.Trimmed);
            return await history.ReadAsync(log, fault.Trimmed, ct);
        }
    }

    private async Task CatchUpAsync(LiveLog log, CancellationToken ct)
    {
        await _order.WaitAsync(ct);
        try
        {
            var ring = feed.Ring(log);
            IReadOnlyList<LiveEvent> missed;
            do
            {
                missed = await ReadAsync(log, ring, ct);
                if (missed.Count > 0)
                {
                    ring.Append(missed);
                }
            }
            while (missed.Count == LiveHistory.PageSize);
        }
        finally
        {
            _order.Release();
        }
    }
}
