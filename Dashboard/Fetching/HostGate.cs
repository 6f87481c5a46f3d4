using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Dashboard.Fetching;

/// <summary>
/// Who may ask which host when: at most so many requests at once over all, at most so many to one host, and a pause
/// between two to the same one. First come, first served at each host. Hosts the operator allowed are only counted
/// in the whole. Memory is held for hosts in use and those of the last pause only.
/// </summary>
public sealed class HostGate(IOptions<FetchingOptions> options, AllowedPrivateHosts allowed, TimeProvider time) : IDisposable
{
    private readonly ConcurrencyLimiter _whole = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.Value.MaxConcurrency,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    // In the clock's own ticks, which no correction of the wall clock touches.
    private readonly long _spacing = (long)(options.Value.HostSpacing.TotalSeconds * time.TimestampFrequency);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HostLane> _lanes = [];
    private readonly Queue<HostLane> _idle = new();

    /// <summary>Hosts remembered now.</summary>
    public int Lanes
    {
        get
        {
            lock (_lock)
            {
                return _lanes.Count;
            }
        }
    }

    /// <summary>Waits for a turn at the address's host; dispose the pass to give it back.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up; nothing is held.</exception>
    public async ValueTask<HostPass> EnterAsync(Uri url, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        var host = url.IdnHost;
        if (allowed.IsUnspaced(host, url.Port))
        {
            return new HostPass(this, host, null, await _whole.AcquireAsync(1, cancellationToken));
        }

        var lane = Join(host);
        try
        {
            return new HostPass(this, host, lane, await TakeTurnAsync(lane, url.Port, cancellationToken));
        }
        catch
        {
            Leave(lane);
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _whole.Dispose();

    /// <summary>Gives back a pass's place at its host.</summary>
    internal void Release(HostLane lane)
    {
        lane.Places.Release();
        Leave(lane);
    }

    /// <summary>Only the first in line waits for place, pause and the whole, so none overtakes another.</summary>
    private async ValueTask<RateLimitLease> TakeTurnAsync(HostLane lane, int port, CancellationToken cancellationToken)
    {
        await lane.Turn.WaitAsync(cancellationToken);
        try
        {
            await lane.Places.WaitAsync(cancellationToken);
            try
            {
                var now = time.GetTimestamp();
                // The first visit may have shown that the name lies in an allowed network.
                if (lane.NextStart > now && !allowed.IsUnspaced(lane.Host, port))
                {
                    await Task.Delay(time.GetElapsedTime(now, lane.NextStart), time, cancellationToken);
                }

                var lease = await _whole.AcquireAsync(1, cancellationToken);
                lane.NextStart = time.GetTimestamp() + _spacing;
                return lease;
            }
            catch
            {
                lane.Places.Release();
                throw;
            }
        }
        finally
        {
            lane.Turn.Release();
        }
    }

    private HostLane Join(string host)
    {
        lock (_lock)
        {
            Forget();
            if (!_lanes.TryGetValue(host, out var lane))
            {
                lane = new HostLane(host, options.Value.MaxPerHost);
                _lanes.Add(host, lane);
            }

            lane.Users++;
            return lane;
        }
    }

    private void Leave(HostLane lane)
    {
        lock (_lock)
        {
            if (--lane.Users == 0 && !lane.Resting)
            {
                lane.Resting = true;
                _idle.Enqueue(lane);
            }

            Forget();
        }
    }

    /// <summary>Drops lanes whose pause is over. They went idle in about the order in which their pauses end.</summary>
    private void Forget()
    {
        var now = time.GetTimestamp();
        while (_idle.TryPeek(out var lane) && (lane.Users > 0 || lane.NextStart <= now))
        {
            _idle.Dequeue();
            lane.Resting = false;
            if (lane.Users == 0 && _lanes.Remove(lane.Host))
            {
                lane.Dispose();
            }
        }
    }
}
