namespace Dashboard.Live.Fanout;

/// <summary>The loops of this process, as many as half its processors: the rest is for what happens meanwhile.</summary>
/// <param name="feed">What happens.</param>
/// <param name="metrics">Counts deliveries.</param>
/// <param name="time">The clock.</param>
public sealed class FanoutLoops(LiveFeed feed, LiveMetrics metrics, TimeProvider time) : BackgroundService
{
    private readonly TaskCompletionSource<FanoutLoop[]> _loops = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _next;

    /// <summary>Serves a connection until it departs.</summary>
    /// <param name="seat">The connection.</param>
    internal async ValueTask<Departure> FollowAsync(Seat seat)
    {
        var loops = await _loops.Task;
        return await (seat.Loop ?? loops[(int)((uint)Interlocked.Increment(ref _next) % loops.Length)]).FollowAsync(seat);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await feed.Opened.WaitAsync(stoppingToken);
        var ring = feed.Ring(Storage.LiveLog.Public);
        FanoutLoop[] loops = [.. Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount / 2)).Select(_ => new FanoutLoop(ring, metrics, time))];
        _loops.SetResult(loops);
        var running = loops.Select(loop => Task.Run(() => loop.RunAsync(stoppingToken), CancellationToken.None)).ToList();
        while (running.Count > 0)
        {
            // A loop that breaks ends the process, as every broken service does: its connections would stay open and deaf.
            var ended = await Task.WhenAny(running);
            await ended;
            running.Remove(ended);
        }
    }
}
