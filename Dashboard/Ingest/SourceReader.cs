using Dashboard.Feeds;
using Dashboard.Ingest.Cleaning;
using Dashboard.Ingest.Pages;
using Dashboard.Ingest.WebSub.Rules;
using Dashboard.Live;
using Dashboard.Storage;
using Dashboard.Wire;

namespace Dashboard.Ingest;

/// <summary>Makes entries of a source's document, however it came.</summary>
/// <param name="cleaner">Cleans entries.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells of faults of our own.</param>
public sealed partial class SourceReader(HeadlineCleaner cleaner, TimeProvider time, ILogger<SourceReader> logger)
{
    /// <summary>Reads a document.</summary>
    /// <param name="result">What is known of its coming already.</param>
    /// <param name="source">The source.</param>
    /// <param name="document">The document.</param>
    /// <returns>The result with its entries, or with the failure where it is no feed.</returns>
    public PollResult Read(PollResult result, SourceRow source, SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(document);
        var parsed = SourceReading.Parse(source, document);
        return parsed.Document is { } feed
            ? WithEntries(result with { Encoding = parsed.Encoding, FaultyLine = parsed.FaultyLine }, feed, source, document, parsed.SkippedEntries)
            : new(PollOutcome.Failed, source.AddressKey) { FailureCode = parsed.Fault!.Code, FailureArguments = parsed.Fault.Arguments, FinalUrl = document.Address };
    }

    private PollResult WithEntries(PollResult result, FeedDocument feed, SourceRow source, SourceDocument document, int skipped)
    {
        using var span = RoadTrace.Start("clean")?.SetTag("dashboard.entries", feed.Entries.Count);
        var now = time.GetUtcNow();
        var entries = new List<WireEntry>(feed.Entries.Count);
        var tally = new CleaningTally();
        foreach (var entry in feed.Entries)
        {
            // One that the document ended in would come again as another: the next poll has it whole.
            if (!entry.IsCut && Clean(entry, feed, source, document.Address, now, tally) is { } clean)
            {
                entries.Add(clean);
            }
            else
            {
                skipped++;
            }
        }

        return result with
        {
            Entries = entries,
            Deleted = feed.Deleted,
            Skipped = skipped,
            Mended = tally,
            Site = feed.Link,
            FinalUrl = document.Address,
            Name = feed.TitleText,
            Language = feed.Language,
            // What the server says of the document comes before what the document says of itself (WebSub, 4).
            Hubs = LinkHeader.FindAll(document.Link, "hub", document.Address) is { Count: > 0 } hubs ? hubs : feed.Hubs,
            Self = LinkHeader.Find(document.Link, "self", document.Address) ?? feed.SelfUrl,
            SkippedTimes = feed.Skipped,
            Freshness = feed.TimeToLive > result.Freshness || result.Freshness is null ? feed.TimeToLive : result.Freshness,
        };
    }

    // One poisonous entry must not cost the others of its feed.
    private WireEntry? Clean(FeedEntry entry, FeedDocument feed, SourceRow source, Uri address, DateTimeOffset now, CleaningTally tally)
    {
        try
        {
            return cleaner.Clean(entry, feed, source, address, now, tally);
        }
        catch (Exception fault)
        {
            LogEntry(fault, entry.Link ?? entry.Id, source.Id);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Entry {Entry} of source {Source} could not be cleaned and was skipped")]
    private partial void LogEntry(Exception fault, string? entry, int source);
}
