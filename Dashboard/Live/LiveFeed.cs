using Dashboard.Storage;
using Microsoft.Extensions.Options;

namespace Dashboard.Live;

/// <summary>The in-process end of the road: what the relay hears, every screen of this node hears.</summary>
/// <param name="options">How much is kept.</param>
/// <param name="history">The log, for those who fall behind.</param>
/// <param name="time">The clock.</param>
public sealed class LiveFeed(IOptions<LiveOptions> options, LiveHistory history, TimeProvider time)
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LiveRing? _public;
    private LiveRing? _staff;

    /// <summary>Ends once the feed knows the heads of the logs.</summary>
    public Task Opened => _open.Task;

    /// <summary>The ring of a log.</summary>
    /// <param name="log">Which log.</param>
    /// <exception cref="InvalidOperationException">The feed is not open yet.</exception>
    public LiveRing Ring(LiveLog log) => (log == LiveLog.Public ? _public : _staff) ?? throw new InvalidOperationException("The feed is not open yet.");

    /// <summary>Begins at the heads of the logs.</summary>
    /// <param name="publicHead">Head of the public log.</param>
    /// <param name="staffHead">Head of the staff log.</param>
    public void Open(long publicHead, long staffHead)
    {
        _public = new LiveRing(options.Value.RingSize, publicHead);
        _staff = new LiveRing(options.Value.RingSize, staffHead);
        _open.TrySetResult();
    }

    /// <summary>A listener that has heard everything up to a number.</summary>
    /// <param name="log">Which log.</param>
    /// <param name="after">The number; null for the head.</param>
    public LiveListener Listen(LiveLog log, long? after = null) => new(Ring(log), history, log, after ?? Ring(log).Head, time);
}
