namespace Dashboard.Ingest.Pages;

/// <summary>
/// Twice a day, and at most at every eighth poll, a source is asked for its whole document, whatever it was sent before: a server that
/// answers "not modified" to anything would keep its news back for ever. Pure.
/// </summary>
internal static class WholeTurn
{
    private const long HalfDay = 12 * 60 * 60;
    private const long Polls = 8;

    // A prime, so that sources added one after another do not have their turns together.
    private const long Apart = 7919;

    /// <summary>Whether a poll is the first of its half day, or of a longer span for a source that is polled seldom; each source has spans of its own.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="last">The poll before (UTC); null for none.</param>
    /// <param name="now">Now (UTC).</param>
    public static bool IsDue(int sourceId, DateTimeOffset? last, DateTimeOffset now)
    {
        if (last is not { } before || before >= now)
        {
            return false;
        }

        var span = Math.Max(HalfDay, Polls * (long)Math.Ceiling((now - before).TotalSeconds));
        return Span(before) != Span(now);

        long Span(DateTimeOffset moment) => (moment.ToUnixTimeSeconds() + (sourceId * Apart % span)) / span;
    }
}
