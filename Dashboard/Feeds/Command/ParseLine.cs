using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dashboard.Feeds.Command;

/// <summary>Writes the lines that the command <c>parse</c> prints; the keys are part of the product's contract.</summary>
internal static class ParseLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line of a document that was read.</summary>
    public static string Of(string id, FeedParseResult result) =>
        Line(id, result.Document, result.Fault is { } fault ? string.Join(' ', [fault.Code, .. fault.Arguments]) : null, result.EncodingLabel);

    /// <summary>The line of a file that could not be opened.</summary>
    public static string OfUnreadable(string id, string message) => Line(id, null, message, null);

    /// <summary>The line of a date.</summary>
    public static string OfDate(string? input) => Written(json =>
    {
        json.WriteString("input", input);
        Date(json, "utc", FeedDate.TryParse(input, out DateTimeOffset utc) ? utc : null);
    });

    private static string Line(string id, FeedDocument? feed, string? error, string? encoding) => Written(json =>
    {
        json.WriteString("id", id);
        json.WriteBoolean("ok", feed is not null);
        json.WriteString("error", error);
        json.WriteString("encoding", encoding);
        json.WriteString("feed_type", feed?.Format);
        json.WriteString("feed_version", feed?.FormatVersion);
        json.WriteString("feed_title", feed?.Title);
        json.WriteString("feed_link", feed?.Link);
        json.WriteString("feed_description", feed?.Description);
        json.WriteString("feed_language", feed?.Language);
        json.WriteString("feed_image", feed?.Image);
        json.WriteString("feed_icon", feed?.Icon);
        json.WriteString("feed_id", feed?.Id);
        json.WriteString("feed_author", feed?.Byline);
        Date(json, "feed_updated_utc", feed?.Updated);
        Date(json, "feed_published_utc", feed?.Published);
        json.WriteStartArray("entries");
        foreach (FeedEntry entry in feed?.Entries ?? [])
        {
            Entry(json, entry);
        }

        json.WriteEndArray();
    });

    private static void Entry(Utf8JsonWriter json, FeedEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("title", entry.Title);
        json.WriteString("link", entry.Link);
        json.WriteString("author", entry.Byline);
        json.WriteString("author_email", entry.AuthorEmail);
        Date(json, "published_utc", entry.Published);
        Date(json, "updated_utc", entry.Updated);
        json.WriteString("summary", entry.Summary);
        json.WriteString("content", entry.Content);
        List(json, "enclosures", entry.Enclosures.Select(enclosure => enclosure.Url));
        List(json, "images", entry.Images.Select(image => image.Url));
        List(json, "media", entry.Media.Select(media => media.Url));
        List(json, "categories", entry.Categories);
        json.WriteString("language", entry.Language);
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, string key, IEnumerable<string> values)
    {
        json.WriteStartArray(key);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void Date(Utf8JsonWriter json, string key, DateTimeOffset? utc) =>
        json.WriteString(key, utc?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    private static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
