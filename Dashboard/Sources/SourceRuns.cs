using System.Globalization;
using Dashboard.Shared.Sources;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Sources;

/// <summary>Reads what the polls of a source came to.</summary>
/// <param name="factory">Makes contexts.</param>
public sealed class SourceRuns(IDbContextFactory<NewsroomDb> factory)
{
    private const string Quiet = "not-modified";

    /// <summary>Runs of a source, newest first; null where there is no such source.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="before">Only runs noted before this one; null for the newest.</param>
    /// <param name="limit">How many runs that were noted; what was only counted stands between them.</param>
    /// <param name="culture">The asker's language.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SourceRunList?> ListAsync(int sourceId, long? before, int limit, CultureInfo culture, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Sources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sourceId && s.Kind == SourceKind.Feed, ct) is not { } source)
        {
            return null;
        }

        var from = before ?? long.MaxValue;
        // One more than asked for tells whether there is a next page.
        var rows = await db.SourceRuns.AsNoTracking().Where(r => r.SourceId == sourceId && r.Id < from).OrderByDescending(r => r.Id).Take(limit + 1).ToListAsync(ct);
        var page = rows.Take(limit).ToList();
        var runs = new List<SourceRun>();
        if (before is null && source is { QuietRuns: > 0, LastRunAt: { } last })
        {
            runs.Add(new(last, Quiet, source.QuietRuns, 0, 0));
        }

        foreach (var row in page)
        {
            runs.Add(Of(row, culture));
            if (row is { QuietRuns: > 0, QuietAt: { } quietAt })
            {
                runs.Add(new(quietAt, Quiet, row.QuietRuns, 0, 0));
            }
        }

        return new(runs, rows.Count > limit ? page[^1].Id : null);
    }

    private static SourceRun Of(SourceRunRow row, CultureInfo culture) => new(row.At, row.Outcome, 1, row.New, row.Changed)
    {
        Cause = row.Cause,
        DurationMs = row.Milliseconds,
        Error = row.FailureCode is { } code ? new(code, SourceSentences.Failure(code, row.FailureArguments, culture)) : null,
    };
}
