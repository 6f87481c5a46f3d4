using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Dashboard.Shared.Live;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Dashboard.Live;

/// <summary>Rings the bell after a commit. A bell that fails costs latency, never a headline, so it never fails the act.</summary>
/// <param name="connection">Redis.</param>
/// <param name="options">Names the channel.</param>
/// <param name="doorbell">Wakes this node's relay when Redis cannot.</param>
/// <param name="logger">Says when Redis did not take it.</param>
public sealed class LivePublisher(LiveConnection connection, IOptions<LiveOptions> options, LiveDoorbell doorbell, ILogger<LivePublisher> logger)
{
    private readonly ConcurrentDictionary<Task, bool> _ringing = [];
    private readonly RedisChannel _channel = RedisChannel.Literal(options.Value.Channel);

    /// <summary>Publishes committed events in order. Whoever stored them does not wait for Redis, which may stand still.</summary>
    /// <param name="events">What was committed.</param>
    public void Publish(IReadOnlyList<LiveEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count > 0)
        {
            // Sent before the first wait, so in the order of the calls; it reports its own faults.
            var ring = RingAsync(events);
            if (!ring.IsCompleted)
            {
                _ringing[ring] = true;
                _ = ring.ContinueWith(done => _ringing.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    /// <summary>Waits until what was published so far is sent or refused: for a command, which ends at once after its work.</summary>
    public Task SettleAsync() => Task.WhenAll(_ringing.Keys);

    private async Task RingAsync(IReadOnlyList<LiveEvent> events)
    {
        try
        {
            var subscriber = (await connection.GetAsync(CancellationToken.None)).GetSubscriber();
            var sent = events.Select(e => RoadTrace.IsRecorded(e.Trace) ? SendTracedAsync(subscriber, e) : SendAsync(subscriber, e, null));
            await Task.WhenAll(sent.ToList());
        }
        catch (Exception fault) when (fault is RedisException or TimeoutException or ObjectDisposedException)
        {
            logger.LogWarning("Redis did not take event {Seq}; listeners read it from the log: {Fault}", events[^1].Seq, fault.Message);
            doorbell.Ring();
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "Event {Seq} could not be published; listeners read it from the log", events[^1].Seq);
            doorbell.Ring();
        }
    }

    private Task<long> SendAsync(ISubscriber subscriber, LiveEvent @event, string? traceparent) =>
        subscriber.PublishAsync(_channel, JsonSerializer.SerializeToUtf8Bytes(Envelope.Of(@event, traceparent), LiveJson.Options));

    private async Task<long> SendTracedAsync(ISubscriber subscriber, LiveEvent @event)
    {
        using var span = RoadTrace.Start("publish", ActivityKind.Producer, @event.Trace, @event.Seq);
        try
        {
            return await SendAsync(subscriber, @event, span?.Id);
        }
        catch (Exception fault)
        {
            span?.SetStatus(ActivityStatusCode.Error, fault.Message);
            throw;
        }
    }
}
