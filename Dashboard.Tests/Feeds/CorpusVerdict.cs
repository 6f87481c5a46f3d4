using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

/// <summary>Whether a document was read as another project's suite says, compared by text: tags, entities and white space do not count.</summary>
internal static partial class CorpusVerdict
{
    /// <summary>Whether every field that a headline needs is right; null where the suite states none.</summary>
    public static bool? Passes(JsonElement expect, FeedDocument? feed)
    {
        var verdicts = new List<bool>();
        foreach (JsonProperty field in expect.EnumerateObject())
        {
            if (field.Name == "entries")
            {
                foreach (JsonElement entry in field.Value.EnumerateArray())
                {
                    int index = entry.GetProperty("i").GetInt32();
                    FeedEntry got = feed is not null && index < feed.Entries.Count ? feed.Entries[index] : new FeedEntry();
                    verdicts.AddRange(entry.EnumerateObject().Select(part => OfEntry(part, got, feed)).OfType<bool>());
                }
            }
            else if (OfFeed(field, feed) is { } verdict)
            {
                verdicts.Add(verdict);
            }
        }

        return verdicts.Count == 0 ? null : verdicts.TrueForAll(right => right);
    }

    private static bool? OfFeed(JsonProperty field, FeedDocument? feed) => field.Name switch
    {
        "error" => feed is null,
        "entry_count" => (feed?.Entries.Count ?? 0) == field.Value.GetInt32(),
        "feed_title" => SameText(field.Value.GetString()!, feed?.Title),
        "feed_description" => SameText(field.Value.GetString()!, feed?.Description),
        "feed_link" => SameAddress(field.Value.GetString()!, feed?.Link),
        "feed_language" => string.Equals(field.Value.GetString(), feed?.Language, StringComparison.OrdinalIgnoreCase),
        "feed_updated_utc" or "feed_published_utc" => IsDate(field.Value.GetString()!, feed?.Published, feed?.Updated),
        "feed_date_present" => feed?.Published is not null || feed?.Updated is not null,
        _ => null,
    };

    private static bool? OfEntry(JsonProperty field, FeedEntry entry, FeedDocument? feed) => field.Name switch
    {
        "title" => SameText(field.Value.GetString()!, entry.Title),
        "link" => SameAddress(field.Value.GetString()!, entry.Link),
        "id" => SameAddress(field.Value.GetString()!, entry.Id ?? entry.Link),
        "summary" => SameText(field.Value.GetString()!, entry.Summary ?? entry.Content),
        "content" => SameText(field.Value.GetString()!, entry.Content ?? entry.Summary),
        "body" => SameText(field.Value.GetString()!, entry.Content) || SameText(field.Value.GetString()!, entry.Summary),
        "author" or "author_name" => SameAuthor(field.Value.GetString()!, entry.Author ?? feed?.Author, entry.AuthorEmail),
        "published_utc" or "updated_utc" or "date_utc" => IsDate(field.Value.GetString()!, entry.Published, entry.Updated),
        "date_present" => entry.Published is not null || entry.Updated is not null,
        "enclosures" => field.Value.EnumerateArray().All(url => entry.Enclosures.Any(file => SameAddress(url.GetString()!, file.Url))),
        _ => null,
    };

    private static bool SameText(string expected, string? got)
    {
        if (got is null)
        {
            return false;
        }

        HashSet<string> forms = Forms(expected);
        forms.IntersectWith(Forms(got));
        return forms.Count > 0;
    }

    private static HashSet<string> Forms(string text)
    {
        string bare = Tag().Replace(text, "");
        return [Line(text), Line(WebUtility.HtmlDecode(text)), Line(bare), Line(WebUtility.HtmlDecode(bare))];
    }

    // Without any white space: between tags it says nothing.
    private static string Line(string text) => Space().Replace(text.IsNormalized() ? text : text.Normalize(NormalizationForm.FormC), "");

    private static bool SameAddress(string expected, string? got) =>
        got is not null && string.Equals(Address(expected), Address(got), StringComparison.Ordinal);

    private static string Address(string text)
    {
        text = WebUtility.HtmlDecode(text).Trim();
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Host.Length > 0 ? Uri.UnescapeDataString(url.AbsoluteUri) : text;
    }

    private static bool SameAuthor(string expected, string? got, string? email) =>
        got is not null && (SameText(expected, got) || Line(expected) == Line(email ?? "")
            || Line(Mail().Replace(expected, "")).Trim('(', ')', '<', '>') == Line(Mail().Replace(got, "")).Trim('(', ')', '<', '>')
            || SameText(expected.Split(',')[0], got.Split(',')[0]));

    private static bool IsDate(string expected, DateTimeOffset? published, DateTimeOffset? updated) =>
        new[] { published, updated }.Any(date => date?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) == expected);

    [GeneratedRegex(@"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|</?[A-Za-z][^<>]*>", RegexOptions.Singleline, 5000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\s\u00A0\u200B]+", RegexOptions.None, 5000)]
    private static partial Regex Space();

    [GeneratedRegex(@"[<(]?[\w.+-]+@[\w.-]+[>)]?", RegexOptions.None, 5000)]
    private static partial Regex Mail();
}
