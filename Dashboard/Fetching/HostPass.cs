using System.Threading.RateLimiting;

namespace Dashboard.Fetching;

/// <summary>A turn at a host, held until disposed.</summary>
public sealed class HostPass : IDisposable
{
    private readonly HostGate _gate;
    private readonly HostLane? _lane;
    private readonly RateLimitLease _lease;
    private bool _given;

    internal HostPass(HostGate gate, string host, HostLane? lane, RateLimitLease lease)
    {
        _gate = gate;
        _lane = lane;
        _lease = lease;
        Host = host;
    }

    /// <summary>The host it is for, lower-case ASCII.</summary>
    public string Host { get; }

    /// <summary>It was given back.</summary>
    public bool IsGiven => _given;

    /// <summary>Waits for something and keeps the place meanwhile, though not from others for longer than <paramref name="most"/>.</summary>
    /// <param name="work">What is waited for; what it throws is thrown.</param>
    /// <param name="most">How long the place is kept.</param>
    /// <param name="time">The clock.</param>
    public async Task KeepWhileAsync(Task work, TimeSpan most, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(work);
        await work.WaitAsync(most, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!work.IsCompleted)
        {
            Dispose();
        }

        await work;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_given)
        {
            return;
        }

        _given = true;
        _lease.Dispose();
        if (_lane is not null)
        {
            _gate.Release(_lane);
        }
    }
}
