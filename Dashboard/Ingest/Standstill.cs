namespace Dashboard.Ingest;

/// <summary>
/// Notices that this process stood still (a machine that slept, a stopped process): the other nodes may have taken its polls over
/// meanwhile, so what was about to be asked must not be asked any more.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class Standstill(TimeProvider time) : IHostedService, IAsyncDisposable
{
    /// <summary>Shorter than the other nodes wait before they believe this one dead.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    private long _beat = time.GetTimestamp();
    private long _resumed = long.MinValue;
    private ITimer? _timer;

    /// <summary>Whether the process stood still since a moment.</summary>
    /// <param name="timestamp">The moment, as the clock's timestamp.</param>
    public bool HappenedSince(long timestamp) => IsLate(Volatile.Read(ref _beat), time.GetTimestamp()) || Volatile.Read(ref _resumed) >= timestamp;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _beat, time.GetTimestamp());
        _timer = time.CreateTimer(_ => Tick(), null, Beat, Beat);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Tick()
    {
        var now = time.GetTimestamp();
        if (IsLate(Volatile.Read(ref _beat), now))
        {
            Volatile.Write(ref _resumed, now);
        }

        Volatile.Write(ref _beat, now);
    }

    private bool IsLate(long beat, long now) => time.GetElapsedTime(beat, now) > Longest;
}
