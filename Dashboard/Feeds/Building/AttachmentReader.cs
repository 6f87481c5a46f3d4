using System.Globalization;
using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>Reads what an entry names beside its words: pictures, media objects and attached files.</summary>
/// <param name="reader">Stands at the start tag of what is to be read.</param>
/// <param name="text">Reads what elements hold.</param>
internal sealed class AttachmentReader(MarkupReader reader, ElementText text)
{
    private const int ListLimit = 200;

    /// <summary>Takes a media object from its start tag; its children are read as they come.</summary>
    public void ReadMedia(Draft draft, Element element)
    {
        draft.Touch();
        TagAttributes attributes = reader.Attributes;
        if (attributes.Get("url") is not { } written || draft.Media.Count >= ListLimit)
        {
            return;
        }

        string url = Addresses.Resolve(written, element.Base);
        string? type = attributes.Get("type");
        string? medium = attributes.Get("medium");
        draft.Media.Add(new FeedMedia(url, type, medium));
        if (medium == "image" || (medium is null && type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true))
        {
            AddImage(draft, url, attributes);
        }
    }

    /// <summary>Reads a picture of the feed or of an entry.</summary>
    public void ReadImage(Draft draft, FieldRule rule, Element element)
    {
        TagAttributes attributes = reader.Attributes;
        string? url = attributes.Get("url") ?? attributes.Get("href") ?? attributes.Get("resource");
        MarkupContent content = text.Content(element);
        if (url is null)
        {
            url = content.HasElements ? text.Child(content, "url") : text.Word(content);
        }

        draft.Touch();
        if (string.IsNullOrEmpty(url))
        {
            return;
        }

        url = Addresses.Resolve(url, element.Base);
        if (rule.Field == FeedField.Image)
        {
            draft.Offer(FeedField.Image, rule.Rank, url);
        }
        else
        {
            AddImage(draft, url, attributes);
        }
    }

    /// <summary>Reads an attached file.</summary>
    public void ReadEnclosure(Draft draft, Element element)
    {
        TagAttributes attributes = reader.Attributes;
        string? url = attributes.Get("url") ?? attributes.Get("href") ?? attributes.Get("resource");
        string? type = attributes.Get("type");
        long? length = Whole(attributes.Get("length"));
        text.Content(element);
        draft.Touch();
        if (url is not null)
        {
            Add(draft, new FeedEnclosure(Addresses.Resolve(url, element.Base), type, length));
        }
    }

    /// <summary>Adds an attached file.</summary>
    public static void Add(Draft draft, FeedEnclosure enclosure)
    {
        if (draft.Enclosures.Count < ListLimit)
        {
            draft.Enclosures.Add(enclosure);
        }
    }

    /// <summary>Gives the last picture its words, where it has none.</summary>
    public static void Describe(Draft draft, string words)
    {
        if (draft.Images.Count > 0 && draft.Images[^1] is { Alt: null } image && FeedText.FromHtml(words) is { Length: > 0 } alt)
        {
            draft.Images[^1] = image with { Alt = alt };
        }
    }

    /// <summary>A whole number; null where it is none.</summary>
    public static long? Whole(string? text) =>
        int.TryParse(text, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int value) ? value : null;

    private static void AddImage(Draft draft, string url, TagAttributes attributes)
    {
        if (draft.Images.Count < ListLimit && !draft.Images.Exists(image => image.Url == url))
        {
            draft.Images.Add(new FeedImage(url, null, (int?)Whole(attributes.Get("width")), (int?)Whole(attributes.Get("height"))));
        }
    }
}
