using System.Collections.Concurrent;
using Dashboard.Storage;

namespace Dashboard.Ingest.Shares;

/// <summary>Which shares of the sources this node holds. With the embedded database it is the only node and holds all.</summary>
/// <param name="standstill">Knows whether this process stood still, so that others may have taken its shares.</param>
/// <param name="configuration">Says which database.</param>
/// <param name="time">The clock.</param>
public sealed class ShareBook(Standstill standstill, IConfiguration configuration, TimeProvider time)
{
    /// <summary>
    /// How long a node may poll after it checked in. Others take a silent node's shares after eight seconds; what it begins must have ended by
    /// then, or nearly.
    /// </summary>
    internal static readonly TimeSpan Trust = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<int, ShareHold> _holds = [];
    private readonly bool _isAlone = PostgresConnection.Of(configuration) is null;
    private long _confirmedAt = time.GetTimestamp();

    /// <summary>The shares held.</summary>
    internal ICollection<ShareHold> Holds => _holds.Values;

    /// <summary>Whether a source is polled by this node, and will be for now.</summary>
    /// <param name="sourceId">The source.</param>
    public bool Has(int sourceId) => _isAlone || (_holds.TryGetValue(SourceShares.Of(sourceId), out var hold) && hold.IsOpen && !standstill.HappenedSince(hold.TakenAt));

    /// <summary>Asks for leave to poll a source.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="hold">What it is polled under, and has to be told when the poll has ended; null where there is no other node.</param>
    internal PollPermit Begin(int sourceId, out ShareHold? hold)
    {
        hold = null;
        if (_isAlone)
        {
            return PollPermit.Granted;
        }

        if (!_holds.TryGetValue(SourceShares.Of(sourceId), out var held) || standstill.HappenedSince(held.TakenAt))
        {
            return PollPermit.Elsewhere;
        }

        if (IsAway())
        {
            return PollPermit.Later;
        }

        if (!held.TryEnter())
        {
            return PollPermit.Elsewhere;
        }

        hold = held;
        return PollPermit.Granted;
    }

    /// <summary>The node has checked in: nobody thinks it dead. True when it had not for a while.</summary>
    /// <param name="ago">How long ago.</param>
    internal bool Confirm(TimeSpan ago)
    {
        var wasAway = IsAway();
        var at = time.GetTimestamp() - (long)(ago.TotalSeconds * time.TimestampFrequency);
        Volatile.Write(ref _confirmedAt, Math.Max(at, Volatile.Read(ref _confirmedAt)));
        return wasAway && !IsAway();
    }

    /// <summary>Takes a share. If it was this node's already, taken for lost by the others meanwhile, what held it ends.</summary>
    /// <param name="share">Which.</param>
    /// <param name="asked">When it was asked whether the share is this node's, as the clock's timestamp: it may not have stood still since.</param>
    internal ShareHold Take(int share, long asked)
    {
        var hold = new ShareHold(share, asked);
        _holds.AddOrUpdate(share, hold, (_, former) =>
        {
            former.End(isStale: true);
            return hold;
        });
        return hold;
    }

    /// <summary>Gives a share back once its polls have ended.</summary>
    internal async Task ReturnAsync(ShareHold hold)
    {
        await hold.QuietAsync();
        _holds.TryRemove(KeyValuePair.Create(hold.Share, hold));
        hold.Dispose();
    }

    private bool IsAway() => time.GetElapsedTime(Volatile.Read(ref _confirmedAt)) > Trust;
}
