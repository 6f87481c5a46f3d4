using Dashboard.Feeds;
using Dashboard.Feeds.Extraction;
using Dashboard.Fetching;
using Dashboard.Live;
using Dashboard.Sources.Reading;
using Dashboard.Storage;

namespace Dashboard.Ingest.Pages;

/// <summary>What is asked for at a source, and how the answer is read: a feed by the parser, a page by the source's rules.</summary>
internal static class SourceReading
{
    private const string PageAccept = "text/html, application/xhtml+xml, application/json;q=0.9, */*;q=0.5";

    /// <summary>The request of a poll.</summary>
    /// <param name="source">The source.</param>
    /// <param name="isWhole">The whole document is wanted, changed or not.</param>
    /// <param name="onTurn">Called before each request.</param>
    public static FetchRequest Request(SourceRow source, bool isWhole, Action? onTurn) => new(new Uri(source.Address))
    {
        ETag = isWhole ? null : source.ETag,
        LastModified = isWhole ? null : source.LastModified,
        Accept = source.Rules is null ? null : PageAccept,
        IsPage = source.Rules is not null,
        OnTurn = onTurn,
    };

    /// <summary>Parses what came.</summary>
    /// <param name="source">The source.</param>
    /// <param name="document">The document.</param>
    public static FeedParseResult Parse(SourceRow source, SourceDocument document)
    {
        using var span = RoadTrace.Start("parse")?.SetTag("dashboard.bytes", document.Body.Length);
        return StoredRules.Read(source.Rules) is { } rules
            ? PageExtractor.Extract(document.Body, document.ContentType, document.Address, PageRules.Extraction(rules))
            : FeedParser.Parse(document.Body, document.ContentType, document.Address, tellsFault: true);
    }
}
