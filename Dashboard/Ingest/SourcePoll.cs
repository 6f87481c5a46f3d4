using System.Diagnostics;
using Dashboard.Ingest.Pages;
using Dashboard.Live;
using Dashboard.Sources;
using Dashboard.Storage;
using Dashboard.Wire;

namespace Dashboard.Ingest;

/// <summary>The walk of one source: fetch, parse, clean, store, note; then say when it is polled next.</summary>
/// <param name="memory">Knows the sources.</param>
/// <param name="room">Bounds the documents in hand.</param>
/// <param name="fetcher">Fetches and reads.</param>
/// <param name="finder">Finds the feed where a page came in its place.</param>
/// <param name="writer">Stores.</param>
/// <param name="book">Notes.</param>
/// <param name="hints">Tells open pages.</param>
/// <param name="standstill">Knows whether other nodes may have taken over.</param>
/// <param name="metrics">Counts.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says what came of it.</param>
public sealed partial class SourcePoll(
    SourceMemory memory, DocumentRoom room, SourceFetcher fetcher, FeedFinder finder, HeadlineWriter writer, PollBook book, SourceHints hints, Standstill standstill,
    IngestMetrics metrics, TimeProvider time, ILogger<SourcePoll> logger)
{
    /// <summary>Polls a source once.</summary>
    /// <param name="sourceId">The source; nothing happens when it is not read any more.</param>
    /// <param name="cause">Why.</param>
    /// <param name="began">When leave to poll it was asked for, as the clock's timestamp: the process may not have stood still since.</param>
    /// <param name="ct">Stops it before anything is stored; what is being stored is finished.</param>
    /// <returns>When it is polled next, and what was known then; null where the row has to be asked: it was left to another node, or is not read any more.</returns>
    public async Task<PollTime?> RunAsync(int sourceId, PollCause cause, long began, CancellationToken ct)
    {
        var changes = memory.Changes(sourceId);
        if (await memory.FindAsync(sourceId, ct) is not { } source)
        {
            return null;
        }

        using var span = RoadTrace.Start("poll")?.SetTag("dashboard.source", sourceId);
        var startedAt = time.Now();
        if (cause == PollCause.Turn && source.NextRunAt is { } due)
        {
            metrics.Began(startedAt - due);
        }

        using var place = room.Place();
        if (await FetchAsync(source, place, began, ct) is not { } result)
        {
            LogStoodStill(sourceId);
            return null;
        }

        var (stored, row) = await StoreAsync(source, result, startedAt, cause);
        if (row is null)
        {
            LogOvertaken(sourceId);
            memory.Forget(sourceId);
            return null;
        }

        memory.Keep(row, changes);
        metrics.Polled(result, stored, time.GetElapsedTime(began));
        hints.Ring(sourceId);
        Tell(source, result, stored, span);
        return new(row.State == SourceState.Active ? row.NextRunAt : null, changes);
    }

    // The row as it is after the commit; null when another node has stored a later poll.
    private async Task<(BatchOutcome Stored, SourceRow? Row)> StoreAsync(SourceRow source, PollResult result, DateTimeOffset startedAt, PollCause cause)
    {
        SourceRow? noted = null;
        var outOfTurn = cause != PollCause.Turn;
        var touch = book.Touch(source, result, startedAt, outOfTurn);
        var stored = await StoreAsync(new SourceBatch(source.Id, result.Entries, result.Deleted, (db, row, news) => book.NoteAsync(db, noted = row, result, news, startedAt, cause))
        {
            AddressKey = result.AddressKey,
            Rules = result.Rules,
            AskedAt = startedAt,
            TakesAll = cause == PollCause.Person,
            Touch = touch,
            IsWhole = result is { Outcome: PollOutcome.Fetched, IsSameBody: false, Skipped: 0 },
            // Another node took this poll over and has stored a later one: what is older must not be laid over it.
            IsOvertaken = row => row.LastRunAt is { } last && last != source.LastRunAt && last >= startedAt,
        });
        return (stored, touch is not null && stored.Touched ? source.With(touch) : noted);
    }

    private void Tell(SourceRow source, PollResult result, BatchOutcome stored, Activity? span)
    {
        span?.SetTag("dashboard.outcome", result.OutcomeName);
        if (result.FailureCode is { } code)
        {
            span?.SetStatus(ActivityStatusCode.Error, code);
            LogFailed(source.Id, source.Address, code, string.Join(", ", result.FailureArguments));
        }
        else if (stored.Held + stored.Renamed > 0)
        {
            LogArchive(source.Id, source.Address, stored.Held, stored.Renamed);
        }
        else if (stored.New + stored.Updated + stored.Withdrawn > 0)
        {
            LogStored(source.Id, stored.New, stored.Updated, stored.Withdrawn);
        }
    }

    // Null when this process stood still since the poll began: then its turn is another node's.
    private async Task<PollResult?> FetchAsync(SourceRow source, DocumentPlace place, long began, CancellationToken ct)
    {
        try
        {
            var result = await fetcher.FetchAsync(source, place, GiveWay, ct);
            if (result.Feeds.Count == 0)
            {
                return result;
            }

            place.Leave();
            return await finder.FollowAsync(result, GiveWay, ct);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }

        void GiveWay()
        {
            if (standstill.HappenedSince(began))
            {
                throw new OperationCanceledException("This process stood still since the poll began.");
            }
        }
    }

    private async Task<BatchOutcome> StoreAsync(SourceBatch batch)
    {
        try
        {
            return await writer.StoreAsync(batch, CancellationToken.None);
        }
        catch
        {
            metrics.Lost();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The poll of source {Source} was given up: this process stood still meanwhile")]
    private partial void LogStoodStill(int source);

    [LoggerMessage(Level = LogLevel.Information, Message = "What a poll of source {Source} brought was not stored: another node has stored a later one")]
    private partial void LogOvertaken(int source);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Source {Source}: {New} new headlines, {Updated} updated, {Withdrawn} withdrawn")]
    private partial void LogStored(int source, int @new, int updated, int withdrawn);

    [LoggerMessage(Level = LogLevel.Information, Message = "Source {Source} at {Address} issued its archive anew: {Held} entries held back, {Renamed} known again by their titles")]
    private partial void LogArchive(int source, string address, int held, int renamed);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Source {Source} at {Address} could not be read: {Code} {Arguments}")]
    private partial void LogFailed(int source, string address, string code, string arguments);
}
