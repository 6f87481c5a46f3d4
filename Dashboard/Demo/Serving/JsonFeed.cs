using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Dashboard.Demo.Agency;
using Dashboard.Demo.Script;

namespace Dashboard.Demo.Serving;

/// <summary>Writes a page as JSON Feed 1.1.</summary>
internal sealed class JsonFeed(Uri root, FeedWords words, ItemHtml html)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The document in UTF-8, the only encoding JSON has between systems (RFC 8259, 8.1).</summary>
    public byte[] Write(NewswirePage page)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", page.Source.Name);
            json.WriteString("home_page_url", new Uri(root, page.Source.Slug).AbsoluteUri);
            json.WriteString("feed_url", new Uri(root, page.Source.Path).AbsoluteUri);
            json.WriteString("description", words.Section(page.Source));
            json.WriteString("language", page.Source.Language);
            json.WriteStartArray("items");
            foreach (var item in page.Items)
            {
                WriteItem(json, page.Source, item);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private void WriteItem(Utf8JsonWriter json, DemoSource source, NewswireItem item)
    {
        var picture = new Uri(root, item.Picture.Path).AbsoluteUri;
        json.WriteStartObject();
        json.WriteString("id", item.Identity);
        json.WriteString("url", new Uri(root, item.Path).AbsoluteUri);
        json.WriteString("title", item.Title);
        json.WriteString("summary", item.Lead);
        json.WriteString("content_html", html.Content(item, source.Language));
        json.WriteString("image", picture);
        json.WriteString("date_published", FeedDates.Rfc3339(item.PublishedAt));
        json.WriteString("date_modified", FeedDates.Rfc3339(item.UpdatedAt));
        json.WriteStartArray("tags");
        foreach (var category in words.Categories(source, item))
        {
            json.WriteStringValue(category);
        }

        json.WriteEndArray();
        json.WriteStartArray("attachments");
        json.WriteStartObject();
        json.WriteString("url", picture);
        json.WriteString("mime_type", "image/jpeg");
        json.WriteString("title", words.Alternative(item.Picture, source.Language));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
