namespace Dashboard.Ingest.Shares;

/// <summary>
/// How the sources are dealt out among nodes: in a fixed number of shares, each polled by the one node that holds it. Which node does is
/// what the scheduler in the database decides; when a source's turn has come, the node knows by itself.
/// </summary>
internal static class SourceShares
{
    /// <summary>How many there are; more nodes than these would poll nothing.</summary>
    public const int Count = 16;

    /// <summary>All shares.</summary>
    public static IEnumerable<int> All => Enumerable.Range(0, Count);

    /// <summary>The share that a source belongs to.</summary>
    public static int Of(int sourceId) => sourceId % Count;

    /// <summary>A share's place where every other one comes first, then every other of the rest: so that nodes part even a few sources evenly.</summary>
    public static int Place(int share) => ((share & 1) << 3) | ((share & 2) << 1) | ((share & 4) >> 1) | ((share & 8) >> 3);
}
