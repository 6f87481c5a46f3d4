using StackExchange.Redis;

namespace Dashboard.Live;

/// <summary>The process's one connection to Redis (or the embedded Garnet). It never waits for Redis: what fails, fails at once.</summary>
/// <param name="configuration">Says where Redis is.</param>
/// <param name="logger">Says when it goes and comes.</param>
public sealed class LiveConnection(IConfiguration configuration, ILogger<LiveConnection> logger) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private ConnectionMultiplexer? _redis;

    /// <summary>Whether commands would go through now.</summary>
    public bool IsUp => _redis is { IsConnected: true };

    /// <summary>Raised when a broken connection is back: something may have been missed.</summary>
    public event EventHandler? Restored;

    /// <summary>Connects; with Redis away it goes on trying in the background.</summary>
    /// <param name="ct">Stops it.</param>
    public async Task<IConnectionMultiplexer> GetAsync(CancellationToken ct)
    {
        if (_redis is { } open)
        {
            return open;
        }

        await _gate.WaitAsync(ct);
        try
        {
            return _redis ??= await ConnectAsync();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _gate.Dispose();
        if (_redis is { } redis)
        {
            await redis.DisposeAsync();
        }
    }

    private async Task<ConnectionMultiplexer> ConnectAsync()
    {
        var options = ConfigurationOptions.Parse(configuration.GetConnectionString("Redis")
            ?? throw new InvalidOperationException("ConnectionStrings:Redis is not set and no embedded server was started."));
        options.AbortOnConnectFail = false;
        options.ReconnectRetryPolicy = new LinearRetry(200);
        options.HeartbeatInterval = TimeSpan.FromMilliseconds(250);
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ClientName = "dashboard";
        var redis = await ConnectionMultiplexer.ConnectAsync(options);
        redis.ConnectionFailed += (_, e) => logger.LogWarning("Redis connection {Type} failed: {Reason}", e.ConnectionType, e.FailureType);
        redis.ConnectionRestored += (_, e) =>
        {
            logger.LogInformation("Redis connection {Type} is back", e.ConnectionType);
            Restored?.Invoke(this, EventArgs.Empty);
        };
        return redis;
    }
}
