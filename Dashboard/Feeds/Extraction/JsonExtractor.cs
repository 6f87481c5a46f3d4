using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dashboard.Feeds.Extraction;

/// <summary>Reads entries from JSON by JSONPath.</summary>
internal static class JsonExtractor
{
    private const int DeepestNesting = 64;

    private static readonly JsonLoadSettings Load = new() { CommentHandling = CommentHandling.Ignore, LineInfoHandling = LineInfoHandling.Ignore };

    /// <summary>How paths are followed: a filter's regular expression has a time limit, and finding nothing is no error.</summary>
    public static JsonSelectSettings Select { get; } = new() { RegexMatchTimeout = TimeSpan.FromMilliseconds(100), ErrorWhenNoMatch = false };

    /// <summary>Reads a document.</summary>
    public static FeedParseResult Extract(string text, Uri page, ExtractionRules rules)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text))
            {
                MaxDepth = DeepestNesting,
                // Dates stay as they are written, for the date reader.
                DateParseHandling = DateParseHandling.None,
                Culture = CultureInfo.InvariantCulture,
            };
            return Entries(JToken.ReadFrom(reader, Load), page, rules);
        }
        catch (JsonException e)
        {
            string line = ((e as JsonReaderException)?.LineNumber ?? 1).ToString(CultureInfo.InvariantCulture);
            return new FeedParseResult(null, new FeedFault(FeedFault.Unreadable, [line]), null, 0);
        }
        // A filter that compares a number with what is none in this document, or an expression that takes too long.
        catch (Exception e) when (e is RegexMatchTimeoutException or FormatException or OverflowException or InvalidCastException or ArgumentException)
        {
            return PageExtractor.Result([], 0, page, rules);
        }
    }

    private static FeedParseResult Entries(JToken root, Uri page, ExtractionRules rules)
    {
        var entries = new List<FeedEntry>();
        int skipped = 0;
        foreach (JToken item in Items(root, rules.Item).Take(PageExtractor.Limit))
        {
            if (Entry(item, rules).Finish(page) is { } entry)
            {
                entries.Add(entry);
            }
            else
            {
                skipped++;
            }
        }

        return PageExtractor.Result(entries, skipped, page, rules);
    }

    // A path that ends at the list itself means what is in it.
    private static IEnumerable<JToken> Items(JToken root, string path)
    {
        JToken[] found = [.. root.SelectTokens(path, Select).Take(PageExtractor.Limit)];
        return found is [JArray list] ? list : found;
    }

    private static ExtractedEntry Entry(JToken item, ExtractionRules rules) => new()
    {
        Title = Text(item, rules.Title) is { } title ? FeedText.FromLooseTitle(title) : null,
        Link = Text(item, rules.Link),
        Id = Text(item, rules.Id),
        Date = Text(item, rules.Date),
        Summary = Text(item, rules.Summary) is { } lead ? FeedText.FromHtml(lead) : null,
        Author = Text(item, rules.Author),
        Image = Text(item, rules.Image),
    };

    private static string? Text(JToken item, string? path) =>
        string.IsNullOrWhiteSpace(path) ? null
        : item.SelectTokens(path, Select).FirstOrDefault() is JValue { Value: not null } value
            ? value.ToString(CultureInfo.InvariantCulture)
            : null;
}
