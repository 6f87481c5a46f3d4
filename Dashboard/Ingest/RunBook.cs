using System.Globalization;
using Dashboard.Storage;
using Dashboard.Wire;

namespace Dashboard.Ingest;

/// <summary>Keeps what polls came to. One that found nothing new is only counted, but for the first: of ten thousand sources hardly any poll brings something.</summary>
internal static class RunBook
{
    /// <summary>Notes a poll, and on its source's row when it was.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="row">The source, tracked.</param>
    /// <param name="result">What the poll brought.</param>
    /// <param name="news">What was stored of it.</param>
    /// <param name="startedAt">When it began (UTC).</param>
    /// <param name="cause">Why the source was polled.</param>
    /// <param name="now">Now.</param>
    public static void Note(NewsroomDb db, SourceRow row, PollResult result, BatchNews news, DateTimeOffset startedAt, PollCause cause, DateTimeOffset now)
    {
        if (result is { FailureCode: null, LeadsTo: null } && news is { Arrivals.Count: 0, Changed: 0, Held: 0 } && row.LastRunAt is not null)
        {
            (row.QuietRuns, row.LastRunAt) = (row.QuietRuns + 1, startedAt);
            return;
        }

        db.SourceRuns.Add(new SourceRunRow
        {
            SourceId = row.Id,
            At = startedAt,
            Milliseconds = (int)Math.Clamp((now - startedAt).TotalMilliseconds, 0, int.MaxValue),
            Outcome = result.OutcomeName,
            Cause = Word(cause),
            New = news.Arrivals.Count,
            Changed = news.Changed,
            // Said like a failure on the row too: what came at once is held back.
            FailureCode = result.FailureCode ?? (news.Held > 0 ? PollBook.Held : null),
            FailureArguments = news.Held > 0 ? [news.Held.ToString(CultureInfo.InvariantCulture)] : [.. result.FailureArguments],
            QuietRuns = row.QuietRuns,
            QuietAt = row.QuietRuns > 0 ? row.LastRunAt : null,
        });
        (row.QuietRuns, row.LastRunAt) = (0, startedAt);
    }

    private static string Word(PollCause cause) => cause switch
    {
        PollCause.Person => "person",
        PollCause.Push => "push",
        _ => "turn",
    };
}
