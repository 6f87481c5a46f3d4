namespace Dashboard.Ingest.Pages;

/// <summary>
/// Twice a day a source is asked for its whole document, whatever it was sent before: a server that answers "not modified" to anything
/// would keep its news back for ever. Pure.
/// </summary>
internal static class WholeTurn
{
    private const long Every = 12 * 60 * 60;

    // A prime, so that sources added one after another do not have their turns together.
    private const long Apart = 7919;

    /// <summary>Whether a poll is the first of its half day; each source has half days of its own.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="last">The poll before (UTC); null for none.</param>
    /// <param name="now">Now (UTC).</param>
    public static bool IsDue(int sourceId, DateTimeOffset? last, DateTimeOffset now) => last is { } before && HalfDay(sourceId, before) != HalfDay(sourceId, now);

    private static long HalfDay(int sourceId, DateTimeOffset moment) => (moment.ToUnixTimeSeconds() + (sourceId * Apart % Every)) / Every;
}
