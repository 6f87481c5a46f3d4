using System.Text.Json;
using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>Reads JSON Feed 1 and 1.1 into the same model as the XML formats.</summary>
internal static class JsonFeedReader
{
    /// <summary>As forgiving as the parser can be.</summary>
    public static JsonDocumentOptions Options { get; } = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    /// <summary>Reads a feed.</summary>
    /// <returns>False where the object is no feed: it names no version of JSON Feed and holds no items.</returns>
    public static bool TryRead(JsonElement root, Uri? home, out FeedDocument? document, out int skipped)
    {
        document = null;
        skipped = 0;
        if (root.ValueKind != JsonValueKind.Object || !IsFeed(root))
        {
            return false;
        }

        var entries = new List<FeedEntry>();
        foreach (JsonElement item in JsonFields.Items(root, "items"))
        {
            if (entries.Count < EntryDrafts.Limit && item.ValueKind == JsonValueKind.Object && Entry(item, home) is { IsEmpty: false } draft)
            {
                entries.Add(DraftFinisher.Entry(draft));
            }
            else
            {
                skipped++;
            }
        }

        document = DraftFinisher.Feed(Feed(root, home), entries, home);
        return true;
    }

    private static bool IsFeed(JsonElement root) =>
        JsonFields.Text(root, "version")?.Contains("jsonfeed", StringComparison.OrdinalIgnoreCase) == true
        || (root.TryGetProperty("items", out JsonElement items) && items.ValueKind == JsonValueKind.Array);

    private static Draft Feed(JsonElement root, Uri? home)
    {
        string? version = JsonFields.Text(root, "version");
        var draft = new Draft { Format = ("json", version?[(version.LastIndexOf('/') + 1)..]) };
        Title(root, draft);
        draft.Offer(FeedField.Link, 0, Address(root, "home_page_url", home));
        draft.Offer(FeedField.Summary, 0, JsonFields.Text(root, "description") is { } description ? HtmlEscape.Escape(description) : null);
        draft.Offer(FeedField.Language, 0, JsonFields.Text(root, "language"));
        draft.Offer(FeedField.Image, 0, Address(root, "icon", home));
        draft.Offer(FeedField.Icon, 0, Address(root, "favicon", home));
        Authors(root, draft);
        draft.Self = Address(root, "feed_url", home);
        foreach (JsonElement hub in JsonFields.Items(root, "hubs"))
        {
            draft.AddHub(Address(hub, "url", home));
        }

        return draft;
    }

    private static Draft Entry(JsonElement item, Uri? home)
    {
        var draft = new Draft();
        Title(item, draft);
        Offer(FeedField.Id, 0, JsonFields.Text(item, "id"));
        Offer(FeedField.Link, 0, Address(item, "url", home));
        Offer(FeedField.Link, 1, Address(item, "external_url", home));
        Offer(FeedField.Summary, 0, JsonFields.Text(item, "summary") is { } summary ? HtmlEscape.Escape(summary) : null);
        Offer(FeedField.Content, 0, JsonFields.Text(item, "content_html") is { } html ? HtmlLinks.Resolve(html, home) : null);
        Offer(FeedField.Content, 1, JsonFields.Text(item, "content_text") is { } text ? HtmlEscape.Escape(text) : null);
        Offer(FeedField.Language, 0, JsonFields.Text(item, "language"));
        draft.OfferDateIfAny(FeedField.Published, JsonFields.Text(item, "date_published"));
        draft.OfferDateIfAny(FeedField.Updated, JsonFields.Text(item, "date_modified"));
        draft.IdIsPermalink = false;
        Authors(item, draft);
        Files(item, draft, home);
        return draft;

        void Offer(FeedField field, byte rank, string? value) => draft.Offer(field, rank, value?.Trim());
    }

    private static void Title(JsonElement element, Draft draft)
    {
        if (JsonFields.Text(element, "title") is { } title && FeedText.OneLine(title) is { Length: > 0 } line)
        {
            draft.Offer(FeedField.Title, 0, title.Trim());
            draft.TitleText = line;
        }
    }

    private static void Files(JsonElement item, Draft draft, Uri? home)
    {
        foreach (string key in (ReadOnlySpan<string>)["image", "banner_image"])
        {
            if (Address(item, key, home) is { } picture && !draft.Images.Exists(image => image.Url == picture))
            {
                draft.Touch();
                draft.Images.Add(new FeedImage(picture, null, null, null));
            }
        }

        foreach (JsonElement file in JsonFields.Items(item, "attachments"))
        {
            if (Address(file, "url", home) is { } url)
            {
                draft.Touch();
                draft.Enclosures.Add(new FeedEnclosure(url, JsonFields.Text(file, "mime_type"), JsonFields.Whole(file, "size_in_bytes")));
            }
        }

        foreach (JsonElement tag in JsonFields.Items(item, "tags"))
        {
            if (JsonFields.Text(tag) is { Length: > 0 } name && !draft.Categories.Contains(name))
            {
                draft.Categories.Add(name);
            }
        }
    }

    private static void Authors(JsonElement element, Draft draft)
    {
        foreach (JsonElement author in JsonFields.Items(element, "authors"))
        {
            draft.Authors.Add(0, JsonFields.Text(author, "name"), null, null);
        }

        if (element.TryGetProperty("author", out JsonElement single))
        {
            draft.Authors.Add(1, JsonFields.Text(single, "name") ?? JsonFields.Text(single), null, null);
        }
    }

    private static string? Address(JsonElement element, string key, Uri? home) =>
        JsonFields.Text(element, key)?.Trim() is { Length: > 0 } written ? Addresses.Resolve(written, home) : null;
}
