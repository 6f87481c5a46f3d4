using System.Security.Cryptography;
using Dashboard.Feeds;
using Dashboard.Fetching;
using Dashboard.Ingest.Pages;
using Dashboard.Live;
using Dashboard.Storage;

namespace Dashboard.Ingest;

/// <summary>Fetches one source and makes entries of what it says. Whatever the source does is a result.</summary>
/// <param name="client">The guarded client.</param>
/// <param name="reader">Reads documents.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells of faults of our own.</param>
public sealed partial class SourceFetcher(GuardedClient client, SourceReader reader, TimeProvider time, ILogger<SourceFetcher> logger)
{
    private const string RateLimitedCode = "rate-limited";
    private const string GoneCode = "gone";
    private const string Internal = "internal";

    /// <summary>The status such a page came with.</summary>
    private const string Answered = "200";

    /// <summary>Polls a source.</summary>
    /// <param name="source">Its row.</param>
    /// <param name="place">Taken before a document is parsed; null where none is needed.</param>
    /// <param name="onTurn">Called before each request; what it throws gives the poll up.</param>
    /// <param name="ct">Stops it; nothing has been stored then.</param>
    public async Task<PollResult> FetchAsync(SourceRow source, DocumentPlace? place, Action? onTurn, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            var request = SourceReading.Request(source, WholeTurn.IsDue(source.Id, source.LastRunAt, time.GetUtcNow()), onTurn);
            var result = Read(source, await GetAsync(request with { OnBody = place is null ? null : place.TakeAsync }, ct));
            return result with { Rules = source.Rules };
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault, source.Id, source.Address);
            return Failed(source, Internal, [source.Name]) with { Rules = source.Rules };
        }
    }

    private async Task<FetchOutcome> GetAsync(FetchRequest request, CancellationToken ct)
    {
        using var span = RoadTrace.Start("fetch");
        return await client.FetchAsync(request, ct);
    }

    private PollResult Read(SourceRow source, FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Fetched fetched => Read(source, fetched),
        FetchOutcome.NotModified same => new(PollOutcome.NotModified, source.AddressKey)
        {
            ETag = same.ETag,
            LastModified = same.LastModified,
            MovedTo = same.MovedTo,
            Freshness = same.MaxAge,
        },
        FetchOutcome.RateLimited limited => new(PollOutcome.RateLimited, source.AddressKey) { FailureCode = RateLimitedCode, RetryAfter = limited.RetryAfter },
        FetchOutcome.Gone => new(PollOutcome.Gone, source.AddressKey) { FailureCode = GoneCode },
        FetchOutcome.Failed failed => Failed(source, failed.Code, failed.Arguments) with { RetryAfter = failed.RetryAfter },
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private PollResult Read(SourceRow source, FetchOutcome.Fetched fetched)
    {
        var result = new PollResult(PollOutcome.Fetched, source.AddressKey)
        {
            ETag = fetched.ETag,
            LastModified = fetched.LastModified,
            BodyHash = SHA256.HashData(fetched.Body.Span),
            MovedTo = fetched.MovedTo,
            Freshness = fetched.MaxAge,
        };
        // Many servers ignore validators; the same bytes say the same.
        if (source.FailureCode is null && source.BodyHash is { } known && known.AsSpan().SequenceEqual(result.BodyHash))
        {
            return result with { IsSameBody = true };
        }

        var read = reader.Read(result, source, new SourceDocument(fetched.Body, fetched.ContentType, fetched.FinalUrl) { Link = fetched.Link });
        if (read.FailureCode == FeedFault.HtmlPage && BotChallenge.InPage(fetched.Body.Span) is { } whose)
        {
            return Failed(source, FailureCode.Challenge, [Answered, whose]);
        }

        // A source that was read before and now gives a page has a passing trouble, or asks to sign in; it is not led elsewhere.
        return read.FailureCode == FeedFault.HtmlPage && source.LastSuccessAt is null ? read with { Feeds = FeedFinder.In(fetched) } : read;
    }

    private static PollResult Failed(SourceRow source, string code, IReadOnlyList<string> arguments) =>
        new(PollOutcome.Failed, source.AddressKey) { FailureCode = code, FailureArguments = arguments };

    [LoggerMessage(Level = LogLevel.Error, Message = "Polling source {Source} at {Address} failed in a way that should not happen")]
    private partial void LogFault(Exception fault, int source, string address);
}
