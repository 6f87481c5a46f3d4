using System.Collections.Concurrent;
using Dashboard.Storage;

namespace Dashboard.Ingest.Shares;

/// <summary>Which shares of the sources this node holds. With the embedded database it is the only node and holds all.</summary>
/// <param name="standstill">Knows whether this process stood still, so that others may have taken its shares.</param>
/// <param name="configuration">Says which database.</param>
/// <param name="time">The clock.</param>
public sealed class ShareBook(Standstill standstill, IConfiguration configuration, TimeProvider time)
{
    // Others take a silent node's shares after eight seconds; what it begins must have ended by then, or nearly.
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<int, ShareHold> _holds = [];
    private readonly bool _isAlone = PostgresConnection.Of(configuration) is null;
    private long _confirmedAt = time.GetTimestamp();

    /// <summary>The shares held.</summary>
    internal ICollection<ShareHold> Holds => _holds.Values;

    /// <summary>Whether a source is polled by this node.</summary>
    /// <param name="sourceId">The source.</param>
    public bool Has(int sourceId) => _isAlone || _holds.ContainsKey(SourceShares.Of(sourceId));

    /// <summary>Asks for leave to poll a source.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="ended">To be called when the poll has ended, where leave is given.</param>
    public PollPermit Begin(int sourceId, out Action ended)
    {
        ended = () => { };
        if (_isAlone)
        {
            return PollPermit.Granted;
        }

        if (!_holds.TryGetValue(SourceShares.Of(sourceId), out var hold) || standstill.HappenedSince(hold.TakenAt))
        {
            return PollPermit.Elsewhere;
        }

        if (time.GetElapsedTime(Volatile.Read(ref _confirmedAt)) > Trust)
        {
            return PollPermit.Later;
        }

        if (!hold.TryEnter())
        {
            return PollPermit.Elsewhere;
        }

        ended = hold.Leave;
        return PollPermit.Granted;
    }

    /// <summary>The database has answered: nobody thinks this node dead.</summary>
    internal void Confirm() => Volatile.Write(ref _confirmedAt, time.GetTimestamp());

    /// <summary>Takes a share.</summary>
    internal ShareHold Take(int share)
    {
        var hold = new ShareHold(share, time.GetTimestamp());
        return _holds[share] = hold;
    }

    /// <summary>Gives a share back once its polls have ended.</summary>
    internal async Task ReturnAsync(ShareHold hold)
    {
        await hold.QuietAsync();
        _holds.TryRemove(KeyValuePair.Create(hold.Share, hold));
    }
}
