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
