using System.Buffers;
using System.Text.Json;
using Dashboard.Feeds.Building;
using Dashboard.Feeds.Decoding;

namespace Dashboard.Feeds;

/// <summary>
/// Turns the bytes of a feed into entries: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1 and 1.1, sitemaps.
/// Pure and forgiving: no input makes it throw, and what can be read of a broken or cut document is kept.
/// </summary>
public static class FeedParser
{
    private static readonly SearchValues<char> Blank = SearchValues.Create(" \t\r\n\f\0\uFEFF");

    /// <summary>Reads a document.</summary>
    /// <param name="body">The document as it came, decompressed.</param>
    /// <param name="contentType">The response's <c>Content-Type</c>, for its <c>charset</c>.</param>
    /// <param name="baseUrl">The address the document came from; relative addresses are resolved against it.</param>
    /// <param name="tellsFault">Whether a document that can be read is also judged by the rules of its format, which reads it once more.</param>
    /// <returns>The document, or why there is none.</returns>
    public static FeedParseResult Parse(ReadOnlyMemory<byte> body, string? contentType = null, Uri? baseUrl = null, bool tellsFault = false)
    {
        using DecodedText decoded = TextDecoder.Decode(body.Span, contentType);
        FeedParseResult result = Read(decoded, baseUrl is { IsAbsoluteUri: true } ? baseUrl : null);
        return tellsFault && result.Document is not null ? result with { FaultyLine = WellFormedness.FirstFault(decoded.Text) } : result;
    }

    private static FeedParseResult Read(DecodedText decoded, Uri? home)
    {
        ReadOnlyMemory<char> text = decoded.Text;
        int first = text.Span.IndexOfAnyExcept(Blank);
        if (first < 0)
        {
            return Refused(FeedFault.Empty, decoded);
        }

        if (text.Span[first] is '{' or '[')
        {
            return ReadJson(text[first..], decoded, home);
        }

        var builder = new FeedBuilder(text, home);
        FeedVerdict verdict = builder.Build();
        if (verdict == FeedVerdict.HtmlPage && text.Span[(first + 1)..].IndexOf("<?xml ") is >= 0 and var declaration)
        {
            // What the server put before the document: an advertisement, a script.
            builder = new FeedBuilder(text[(first + 1 + declaration)..], home);
            verdict = builder.Build() == FeedVerdict.Feed ? FeedVerdict.Feed : verdict;
        }

        return verdict switch
        {
            FeedVerdict.Feed => new FeedParseResult(builder.Document, null, decoded.Name, builder.Skipped) { EncodingLabel = decoded.Label },
            FeedVerdict.HtmlPage => Refused(FeedFault.HtmlPage, decoded),
            _ => Refused(FeedFault.NotAFeed, decoded),
        };
    }

    private static FeedParseResult ReadJson(ReadOnlyMemory<char> text, DecodedText decoded, Uri? home)
    {
        try
        {
            return ReadJson(text, decoded, home, cutItems: 0);
        }
        catch (JsonException e)
        {
            string line = ((e.LineNumber ?? 0) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return ReadMended(text, decoded, home) ?? Refused(FeedFault.Unreadable, decoded, line);
        }
    }

    private static FeedParseResult? ReadMended(ReadOnlyMemory<char> text, DecodedText decoded, Uri? home)
    {
        try
        {
            return JsonMender.Mend(text.Span, out bool wasCut) is { } mended ? ReadJson(mended.AsMemory(), decoded, home, wasCut ? 1 : 0) : null;
        }
        catch (JsonException)
        {
            // Broken beyond that: the first fault is the one to tell.
            return null;
        }
    }

    private static FeedParseResult ReadJson(ReadOnlyMemory<char> text, DecodedText decoded, Uri? home, int cutItems)
    {
        using JsonDocument json = JsonDocument.Parse(text, JsonFeedReader.Options);
        return JsonFeedReader.TryRead(json.RootElement, home, out FeedDocument? document, out int skipped)
            ? new FeedParseResult(document, null, decoded.Name, skipped + cutItems) { EncodingLabel = decoded.Label }
            : Refused(FeedFault.NotAFeed, decoded);
    }

    private static FeedParseResult Refused(string code, DecodedText decoded, params string[] arguments) =>
        new(null, new FeedFault(code, arguments), decoded.Name, 0) { EncodingLabel = decoded.Label };
}
