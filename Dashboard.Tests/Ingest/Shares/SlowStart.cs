using Microsoft.Extensions.Hosting;

namespace Dashboard.Tests.Ingest.Shares;

/// <summary>A clock that runs like the system's, ahead of it by what the start of the process is said to take.</summary>
internal sealed class SlowStart(TimeSpan takes) : TimeProvider, IHostedService
{
    private long _ahead;

    public override long GetTimestamp() => System.GetTimestamp() + Volatile.Read(ref _ahead);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + GetElapsedTime(0, Volatile.Read(ref _ahead));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _ahead, (long)(takes.TotalSeconds * TimestampFrequency));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
