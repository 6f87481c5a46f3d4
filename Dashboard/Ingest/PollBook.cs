using System.Globalization;
using Dashboard.Fetching;
using Dashboard.Ingest.WebSub;
using Dashboard.Live;
using Dashboard.Sources;
using Dashboard.Sources.Scheduling;
using Dashboard.Storage;
using Dashboard.Wire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Ingest;

/// <summary>Notes a poll on its source's row: validators, health, the address after a move, and when it is polled next.</summary>
/// <param name="summaries">How a source is told to the staff.</param>
/// <param name="webSub">Notes what concerns hubs.</param>
/// <param name="options">What the operator says of schedules.</param>
/// <param name="time">The clock.</param>
public sealed class PollBook(SourceSummaries summaries, WebSubBook webSub, IOptions<IngestScheduleOptions> options, TimeProvider time)
{
    /// <summary>Code of what is said while an archive that came at once is held back. Argument: how many entries.</summary>
    public const string Held = "held";

    private const string Moved = "moved";
    private const string Found = "found";
    private const int HeldMoves = 3;
    private const int LongestAddress = 2048;
    private const string GoneReason = "HTTP 410";

    /// <summary>Notes a poll. May run more than once for one poll, each time on a fresh row.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="row">The source, tracked.</param>
    /// <param name="result">What the poll brought.</param>
    /// <param name="news">What was stored of it.</param>
    /// <param name="startedAt">When it began (UTC).</param>
    /// <param name="cause">Why the source was polled.</param>
    /// <returns>The staff's event where the source's state, failure class or address changed.</returns>
    public async Task<PendingEvent?> NoteAsync(
        NewsroomDb db, SourceRow row, PollResult result, BatchNews news, DateTimeOffset startedAt, PollCause cause)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(result);
        // Its address or its rules were edited or it was closed while the poll was under way: what the poll learnt is no longer about it.
        if (row.AddressKey != result.AddressKey || row.Rules != result.Rules || row.State == SourceState.Gone)
        {
            return null;
        }

        var before = (row.State, row.FailureCode, row.Address);
        var outOfTurn = cause != PollCause.Turn;
        if (row.LastRunAt is null && outOfTurn)
        {
            // A first poll that a person asks for is the first poll, and the rhythm begins with it.
            (outOfTurn, row.NextRunAt) = (false, null);
        }

        var due = Due(row);
        RunBook.Note(db, row, result, news, startedAt, cause, time.Now());
        if (result.LeadsTo is { } feed && await LeadAsync(db, row, feed))
        {
            return await summaries.ChangedAsync(db, row, CancellationToken.None);
        }

        row.Rhythm = RhythmBook.After(row.Rhythm, news.Arrivals, startedAt) ?? row.Rhythm;
        if (result is { FailureCode: null, Outcome: PollOutcome.Fetched, IsSameBody: false })
        {
            await webSub.NotePollAsync(db, row, result, cause == PollCause.Push ? [] : news.Arrivals, startedAt);
        }

        var end = result.FailureCode is null ? Succeed(row, result, startedAt) : Fail(row, result);
        if (result.FailureCode is null)
        {
            await FollowAsync(db, row, result.MovedTo);
            Hold(row, news);
        }

        row.NextRunAt = row.State == SourceState.Gone ? null : Next(row, end, due, outOfTurn);
        return before == (row.State, row.FailureCode, row.Address) ? null : await summaries.ChangedAsync(db, row, CancellationToken.None);
    }

    /// <summary>The poll as a touch of its row, where it brought nothing and nothing had gone wrong before; null where the row has to be read first.</summary>
    /// <param name="known">The row as it was before the poll.</param>
    /// <param name="result">What the poll brought.</param>
    /// <param name="startedAt">When it began (UTC).</param>
    /// <param name="outOfTurn">It was asked for, not its turn.</param>
    public SourceTouch? Touch(SourceRow known, PollResult result, DateTimeOffset startedAt, bool outOfTurn)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(result);
        var isSame = result.Outcome == PollOutcome.NotModified || (result.Outcome == PollOutcome.Fetched && result.IsSameBody);
        if (!isSame || result.MovedTo is not null || known.MovedTo is not null || known.FailureCode is not null || known.ConsecutiveFailures > 0
            // Whether its hub is relied on is seen only on the row itself.
            || known.PushedUntil is not null)
        {
            return null;
        }

        var isNew = result.Outcome == PollOutcome.Fetched;
        return new(
            known.Id, known.Version, known.LastRunAt, startedAt, Next(known, new PollEnd.Succeeded(result.Freshness), Due(known), outOfTurn),
            result.ETag ?? (isNew ? null : known.ETag), result.LastModified ?? (isNew ? null : known.LastModified));
    }

    // A time that was set under a clock that was ahead is no anchor for the next.
    private DateTimeOffset? Due(SourceRow row) => SourceSchedule.Believes(row, time.Now()) ? row.NextRunAt : null;

    private DateTimeOffset? Next(SourceRow row, PollEnd end, DateTimeOffset? due, bool outOfTurn) =>
        SourceSchedule.Of(row, options.Value.Limits).NextRun(end, new PollTurn(due, time.Now(), outOfTurn), Random.Shared.NextDouble);

    private PollEnd.Succeeded Succeed(SourceRow row, PollResult result, DateTimeOffset startedAt)
    {
        var isNew = result.Outcome == PollOutcome.Fetched;
        row.ETag = result.ETag ?? (isNew ? null : row.ETag);
        row.LastModified = result.LastModified ?? (isNew ? null : row.LastModified);
        row.BodyHash = result.BodyHash ?? row.BodyHash;
        row.FaultyLine = isNew && !result.IsSameBody ? result.FaultyLine : row.FaultyLine;
        row.SkippedTimes = result.SkippedTimes?.Bits ?? row.SkippedTimes;
        row.LastSuccessAt = startedAt;
        row.ConsecutiveFailures = 0;
        row.FailureCode = null;
        row.FailureArguments = [];
        row.Site ??= Uri.TryCreate(result.Site, UriKind.Absolute, out var site) && (site.Scheme == Uri.UriSchemeHttp || site.Scheme == Uri.UriSchemeHttps) && result.Site!.Length <= 2048
            ? result.Site
            : null;
        return new(result.Freshness, webSub.RestOf(row));
    }

    // Said like a failure, yet the rhythm goes on: the next document may be as it should be. It is asked for whole, to see that.
    private static void Hold(SourceRow row, BatchNews news)
    {
        if (news.Held > 0)
        {
            (row.FailureCode, row.FailureArguments) = (Held, [news.Held.ToString(CultureInfo.InvariantCulture)]);
            (row.ETag, row.LastModified) = (null, null);
        }

        // Of two that crossed on the way nobody knows which is the newer: the next document is read whatever it is.
        if (news.Overtaken > 0)
        {
            (row.ETag, row.LastModified, row.BodyHash) = (null, null, null);
        }
    }

    private PollEnd Fail(SourceRow row, PollResult result)
    {
        row.ConsecutiveFailures++;
        row.FailureCode = result.FailureCode;
        row.FailureArguments = [.. result.FailureArguments];
        if (result.Outcome == PollOutcome.Gone)
        {
            row.State = SourceState.Gone;
            row.ClosedAt = time.Now();
            row.ClosedReason = GoneReason;
        }

        return result.Outcome == PollOutcome.RateLimited
            ? new PollEnd.RateLimited(row.ConsecutiveFailures, result.RetryAfter)
            : new PollEnd.Failed(row.ConsecutiveFailures, result.RetryAfter);
    }

    // Whoever gave the address of a page meant its feed. It is polled there at once; the page remains as the source's site.
    private async Task<bool> LeadAsync(NewsroomDb db, SourceRow row, Uri feed)
    {
        var key = FeedAddress.Normalize(feed);
        // Once only: a server could lead on without end.
        var isLed = await db.SourceAddresses.Where(a => a.SourceId == row.Id).OrderByDescending(a => a.Id).Select(a => a.Reason).FirstOrDefaultAsync() == Found;
        if (isLed || key is null || feed.AbsoluteUri.Length > LongestAddress || await db.Sources.AnyAsync(s => s.AddressKey == key))
        {
            return false;
        }

        row.Site ??= row.Address;
        (row.Address, row.AddressKey, row.NextRunAt, row.LastRunAt) = (feed.AbsoluteUri, key, time.Now(), null);
        (row.ConsecutiveFailures, row.FailureCode, row.FailureArguments) = (0, null, []);
        row.Version++;
        db.SourceAddresses.Add(new SourceAddressRow { SourceId = row.Id, Address = row.Address, Since = time.Now(), Reason = Found });
        return true;
    }

    // Only after a feed was read at the new address, and three times on end: a hotel's sign-in page and a slip of a publisher's
    // also answer with a permanent redirect.
    private async Task FollowAsync(NewsroomDb db, SourceRow row, Uri? target)
    {
        var address = target?.AbsoluteUri;
        var key = target is null ? null : FeedAddress.Normalize(target);
        if (key is null || key == row.AddressKey || address!.Length > LongestAddress)
        {
            (row.MovedTo, row.MovedTimes) = (null, 0);
            return;
        }

        (row.MovedTo, row.MovedTimes) = (address, row.MovedTo == address ? row.MovedTimes + 1 : 1);
        if (row.MovedTimes < HeldMoves || await db.Sources.AnyAsync(s => s.AddressKey == key))
        {
            return;
        }

        (row.Address, row.AddressKey, row.MovedTo, row.MovedTimes) = (address, key, null, 0);
        // An address is a setting: whoever edits an older state of the source is told.
        row.Version++;
        db.SourceAddresses.Add(new SourceAddressRow { SourceId = row.Id, Address = row.Address, Since = time.Now(), Reason = Moved });
    }
}
