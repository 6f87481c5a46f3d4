namespace Dashboard.Storage.Identities;

/// <summary>
/// Numbers of rows that others hold: in addresses, feeds, filters, programs and sealed receipts. Pictures go by their content and hubs' callbacks by
/// their tokens, so theirs are not among them; all other rows' numbers stay inside.
/// </summary>
/// <param name="Table">The table whose <c>Id</c> it is.</param>
/// <param name="Pace">More often than this, on an average of years, no such row comes to be: what the clock counts in it lies above every number given out.</param>
/// <param name="Margin">How far to go up where the clock does not pass the number.</param>
/// <param name="Most">The highest number to be lifted to; as many again stay free.</param>
public sealed record OutsideIdentity(string Table, TimeSpan Pace, long Margin, long Most)
{
    /// <summary>Every one: headlines (addresses, events, API), cases (API, receipts) and sources (filters, API; 32 bits, so by the minute).</summary>
    public static IReadOnlyList<OutsideIdentity> All { get; } =
    [
        new("Headlines", TimeSpan.FromMilliseconds(1), 1_000_000, 1L << 52),
        new("Cases", TimeSpan.FromMilliseconds(1), 1_000_000, 1L << 52),
        new("Sources", TimeSpan.FromMinutes(1), 10_000, 1L << 30),
    ];
}
