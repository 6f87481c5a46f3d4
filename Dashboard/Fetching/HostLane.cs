namespace Dashboard.Fetching;

/// <summary>One host's line in the <see cref="HostGate"/>.</summary>
internal sealed class HostLane(string host, int places) : IDisposable
{
    /// <summary>The host, lower-case ASCII.</summary>
    public string Host { get; } = host;

    /// <summary>Held by the first in line.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Requests the host may still take at once.</summary>
    public SemaphoreSlim Places { get; } = new(places, places);

    /// <summary>Timestamp from which the next request may start; written by the holder of <see cref="Turn"/>.</summary>
    public long NextStart { get; set; }

    /// <summary>Requests waiting or under way; guarded by the gate's lock.</summary>
    public int Users { get; set; }

    /// <summary>Already in the gate's queue of idle lanes; guarded by the gate's lock.</summary>
    public bool Resting { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        Turn.Dispose();
        Places.Dispose();
    }
}
