using System.Diagnostics;
using Dashboard.Live;
using Dashboard.Sources;
using Dashboard.Storage;
using Dashboard.Wire;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Ingest;

/// <summary>The walk of one source: fetch, parse, clean, store, note; then say when it is polled next.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="fetcher">Fetches and reads.</param>
/// <param name="writer">Stores.</param>
/// <param name="book">Notes.</param>
/// <param name="hints">Tells open pages.</param>
/// <param name="metrics">Counts.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says what came of it.</param>
public sealed partial class SourcePoll(
    IDbContextFactory<NewsroomDb> factory, SourceFetcher fetcher, HeadlineWriter writer, PollBook book, SourceHints hints, IngestMetrics metrics,
    TimeProvider time, ILogger<SourcePoll> logger)
{
    /// <summary>Polls a source once.</summary>
    /// <param name="sourceId">The source; nothing happens when it is not read any more.</param>
    /// <param name="outOfTurn">A person asked for it.</param>
    /// <param name="ct">Stops it before anything is stored; what is being stored is finished.</param>
    public async Task RunAsync(int sourceId, bool outOfTurn, CancellationToken ct)
    {
        if (await FindAsync(sourceId, ct) is not { } source)
        {
            return;
        }

        using var span = RoadTrace.Start("poll")?.SetTag("dashboard.source", sourceId);
        var began = time.GetTimestamp();
        var startedAt = time.Now();
        var result = await fetcher.FetchAsync(source, ct);
        BatchOutcome stored;
        try
        {
            stored = await writer.StoreAsync(
                new SourceBatch(sourceId, result.Entries, result.Deleted, (db, row, _) => book.NoteAsync(db, row, result, startedAt, outOfTurn)) { AddressKey = result.AddressKey },
                CancellationToken.None);
        }
        catch
        {
            metrics.Lost();
            throw;
        }

        metrics.Polled(result, stored, time.GetElapsedTime(began));
        span?.SetTag("dashboard.outcome", result.OutcomeName);
        hints.Ring(sourceId);
        if (result.FailureCode is { } code)
        {
            span?.SetStatus(ActivityStatusCode.Error, code);
            LogFailed(sourceId, source.Address, code, string.Join(", ", result.FailureArguments));
        }
        else if (stored.New + stored.Updated + stored.Withdrawn > 0)
        {
            LogStored(sourceId, stored.New, stored.Updated, stored.Withdrawn);
        }
    }

    private async Task<SourceRow?> FindAsync(int id, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Sources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.State == SourceState.Active && s.Kind == SourceKind.Feed, ct);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Source {Source}: {New} new headlines, {Updated} updated, {Withdrawn} withdrawn")]
    private partial void LogStored(int source, int @new, int updated, int withdrawn);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Source {Source} at {Address} could not be read: {Code} {Arguments}")]
    private partial void LogFailed(int source, string address, string code, string arguments);
}
