using System.Threading.Channels;

namespace Dashboard.Live;

/// <summary>Wakes one that makes rounds before its next one: this node's relay to look at the logs' ends, a loop to serve its connections.</summary>
/// <param name="time">The clock.</param>
public sealed class LiveDoorbell(TimeProvider time)
{
    // Ringing twice before it is heard counts once: the relay reads everything anyway.
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Rings.</summary>
    public void Ring() => _bell.Writer.TryWrite(true);

    /// <summary>Waits for a ring, at most so long.</summary>
    /// <param name="patience">How long.</param>
    /// <param name="ct">Stops it.</param>
    public async Task WaitAsync(TimeSpan patience, CancellationToken ct)
    {
        // The end of patience rings too: most waits end so, and an exception each time would cost more than the round. One that rings late causes a round more.
        using var timer = time.CreateTimer(static bell => ((LiveDoorbell)bell!).Ring(), this, patience, Timeout.InfiniteTimeSpan);
        await _bell.Reader.ReadAsync(ct);
    }
}
