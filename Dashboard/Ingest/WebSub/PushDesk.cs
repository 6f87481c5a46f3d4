using Dashboard.Ingest.WebSub.Rules;
using Dashboard.Live;
using Dashboard.Sources;
using Dashboard.Storage;
using Dashboard.Wire;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Ingest.WebSub;

/// <summary>The walk of a push: check, parse, clean, store, note. What cannot be believed is at most a reason to poll.</summary>
/// <param name="memory">Knows the sources.</param>
/// <param name="reader">Reads documents.</param>
/// <param name="writer">Stores.</param>
/// <param name="book">Notes.</param>
/// <param name="factory">Makes contexts.</param>
/// <param name="timers">Polls.</param>
/// <param name="hints">Tells open pages.</param>
/// <param name="ingest">Counts headlines.</param>
/// <param name="metrics">Counts pushes.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells of pushes that are not believed.</param>
public sealed partial class PushDesk(
    SourceMemory memory, SourceReader reader, HeadlineWriter writer, WebSubBook book, IDbContextFactory<NewsroomDb> factory, SourceTimers timers,
    SourceHints hints, IngestMetrics ingest, WebSubMetrics metrics, TimeProvider time, ILogger<PushDesk> logger)
{
    private const string SignatureHeader = "X-Hub-Signature";
    private static readonly TimeSpan NudgePause = TimeSpan.FromMinutes(1);

    /// <summary>Takes a push in; once it returns, what it brought is committed.</summary>
    /// <param name="row">The subscription of its callback.</param>
    /// <param name="secret">What it should be signed with, in clear; null where nothing it brings is believed.</param>
    /// <param name="request">The push.</param>
    /// <param name="ct">Stops it before anything is stored.</param>
    public async Task<PushOutcome> TakeAsync(WebSubRow row, string? secret, HttpRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(request);
        var began = time.GetTimestamp();
        if (row.State is WebSubState.Leaving or WebSubState.Left || await memory.FindAsync(row.SourceId, ct) is not { } source)
        {
            return PushOutcome.Gone;
        }

        using var span = RoadTrace.Start("push")?.SetTag("dashboard.source", row.SourceId);
        if (await PushBody.ReadAsync(request, ct) is not { } body)
        {
            return PushOutcome.TooLarge;
        }

        var verdict = PushSignature.Check(request.Headers[SignatureHeader], secret, body);
        // What a hub pushes that has not confirmed anything, or whose lease is over, is not expected.
        if (verdict != SignatureVerdict.Valid || row.State != WebSubState.Active)
        {
            LogDisbelieved(row.SourceId, verdict);
            await NudgeAsync(row, source, isSigned: false);
            return verdict == SignatureVerdict.Forged ? PushOutcome.Forged : PushOutcome.NotSigned;
        }

        var hash = PushRing.HashOf(body);
        if (PushRing.Holds(row.Pushes, hash))
        {
            return PushOutcome.Replayed;
        }

        var document = new SourceDocument(body, request.ContentType, new Uri(source.Address));
        var result = reader.Read(new PollResult(PollOutcome.Fetched, source.AddressKey) { Rules = source.Rules }, source, document);
        if (result.FailureCode is not null)
        {
            await NudgeAsync(row, source, isSigned: true);
            return PushOutcome.Unreadable;
        }

        return await StoreAsync(row, source, result, hash, began);
    }

    private async Task<PushOutcome> StoreAsync(WebSubRow row, SourceRow known, PollResult result, byte[] hash, long began)
    {
        var stored = await writer.StoreAsync(new SourceBatch(row.SourceId, result.Entries, result.Deleted, NoteAsync) { AddressKey = result.AddressKey, Rules = result.Rules, IsPart = true }, CancellationToken.None);
        memory.Forget(row.SourceId);
        await timers.TellHolderAsync(row.SourceId, CancellationToken.None);
        metrics.Stored(time.GetElapsedTime(began));
        ingest.Pushed(result, stored);
        hints.Ring(row.SourceId);
        // Only the whole document tells what that was.
        if (stored.Unclear + stored.Held > 0)
        {
            await NudgeAsync(row, known, isSigned: true);
        }

        return stored.New + stored.Updated + stored.Withdrawn > 0 ? PushOutcome.Stored : PushOutcome.Known;

        async Task<PendingEvent?> NoteAsync(NewsroomDb db, SourceRow source, BatchNews news)
        {
            await book.NotePushAsync(db, source, row.Id, hash, news);
            return null;
        }
    }

    // At most one poll a source and minute, whichever node hears of it; what was signed and comes sooner is polled for once the minute is
    // over. A host that asked to be left alone, or fails, is left to its own time. Whoever pushed need not wait for it.
    private async Task NudgeAsync(WebSubRow row, SourceRow source, bool isSigned)
    {
        var now = time.Now();
        if (source.ConsecutiveFailures > 0 && source.NextRunAt > now)
        {
            return;
        }

        var before = now - NudgePause;
        await using var db = await factory.CreateDbContextAsync();
        var isFirst = await db.WebSubs.Where(w => w.Id == row.Id && (w.NudgedAt == null || w.NudgedAt <= before))
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.NudgedAt, now)) == 1;
        if (isFirst || isSigned)
        {
            await timers.NudgeAsync(row.SourceId, isFirst ? now : now + NudgePause, CancellationToken.None);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A push for source {Source} was not believed: its signature is {Verdict}, or nothing was to be pushed")]
    private partial void LogDisbelieved(int source, SignatureVerdict verdict);
}
