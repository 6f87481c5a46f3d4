namespace Dashboard.Storage.Clocks;

/// <summary>Notices that the clock jumped: that more or less time has passed by it than by the steady counter.</summary>
/// <param name="time">The clock.</param>
/// <param name="logger">Says so.</param>
public sealed partial class ClockWatch(TimeProvider time, ILogger<ClockWatch> logger) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private ClockBeat _beat = new(time);
    private long _jumpedAt;
    private int _jumps;
    private ITimer? _timer;

    /// <summary>It has jumped; raised on the thread that noticed, once a jump.</summary>
    public event EventHandler? Jumped;

    /// <summary>How often it jumped since the start.</summary>
    public int Jumps => Volatile.Read(ref _jumps);

    /// <summary>Whether it jumped a short while ago.</summary>
    /// <param name="span">How long a while.</param>
    public bool JumpedWithin(TimeSpan span)
    {
        Look();
        lock (_lock)
        {
            return _jumps > 0 && time.GetElapsedTime(_jumpedAt) < span;
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The clock may have been set to the database's since this was made: no jump.
        _beat = new ClockBeat(time);
        _timer = time.CreateTimer(_ => Look(), null, Beat, Beat);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Look()
    {
        lock (_lock)
        {
            var by = _beat.By();
            if (by == TimeSpan.Zero)
            {
                return;
            }

            _jumpedAt = time.GetTimestamp();
            Volatile.Write(ref _jumps, _jumps + 1);
            LogJumped(by.TotalSeconds);
        }

        Jumped?.Invoke(this, EventArgs.Empty);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock jumped by {Seconds:0.0} s; what is timed is timed anew")]
    private partial void LogJumped(double seconds);
}
