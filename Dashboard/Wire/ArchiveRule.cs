namespace Dashboard.Wire;

/// <summary>
/// Tells a source that has changed all its identifiers, or reissues its archive at once, from one that has much to say. Pure.
/// </summary>
public static class ArchiveRule
{
    /// <summary>Fewer unknown entries than this are never taken for an archive.</summary>
    public const int Many = 20;

    // So few may well be new together.
    private const int Some = 3;
    // A busy wire without dates brings dozens between two polls, more after a pause; nobody writes so many.
    private const int Flood = 200;
    private static readonly TimeSpan Old = TimeSpan.FromDays(1);

    /// <summary>Whether so much of a document is unknown that it has to be looked at.</summary>
    /// <param name="entries">Entries of the document.</param>
    /// <param name="unknown">Those of which neither identifier nor link is known.</param>
    public static bool IsSuspect(int entries, int unknown) => unknown >= Some && unknown * 5 >= entries * 4;

    /// <summary>Whether the source has only renamed its entries: most of those unknown have titles of headlines that are there.</summary>
    /// <param name="unknown">Unknown entries.</param>
    /// <param name="titled">Those of them whose title is that of one headline of the source.</param>
    public static bool IsRenaming(int unknown, int titled) => titled * 2 >= unknown && titled > 0;

    /// <summary>Whether an unknown entry is from before the last poll.</summary>
    /// <param name="published">When it was published (UTC), as far as it says.</param>
    /// <param name="unknown">How many are unknown with it.</param>
    /// <param name="lastSuccess">The start of the last poll that was read (UTC).</param>
    /// <param name="now">Now (UTC).</param>
    public static bool IsOld(DateTimeOffset? published, int unknown, DateTimeOffset lastSuccess, DateTimeOffset now) =>
        published is { } date
            ? date < lastSuccess - Old
            // What bears no date is news unless it is a flood, and the source was read of late: better an archive shown than news held back.
            : unknown >= Flood && now - lastSuccess < Old;

    /// <summary>Whether the old ones among unknown entries are an archive that is to be held: many at once, nearly nothing beside them.</summary>
    /// <param name="unknown">Unknown entries.</param>
    /// <param name="old">Those of them from before the last poll.</param>
    public static bool IsArchive(int unknown, int old) => unknown >= Many && old * 5 >= unknown * 4;
}
