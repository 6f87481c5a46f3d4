using System.Globalization;
using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>Reads what an entry names beside its words: pictures, media objects and attached files.</summary>
/// <param name="reader">Stands at the start tag of what is to be read.</param>
/// <param name="text">Reads what elements hold.</param>
internal sealed class AttachmentReader(MarkupReader reader, ElementText text)
{
    private const int ListLimit = 200;

    private static readonly string[] PictureEndings = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"];

    /// <summary>Reads the element to its end.</summary>
    public void Read(Draft draft, FieldRule rule, Element element)
    {
        switch (rule.Field)
        {
            case FeedField.Enclosure:
                ReadEnclosure(draft, element);
                break;
            case FeedField.Icon:
                string url = Addresses.Resolve(text.Word(element), element.Base);
                draft.Offer(FeedField.Icon, rule.Rank, url);
                draft.Offer(FeedField.Image, 5, url);
                break;
            case FeedField.MediaText or FeedField.MediaTitle:
                ReadMediaText(draft, rule, element);
                break;
            default:
                ReadImage(draft, rule, element);
                break;
        }
    }

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
        if (medium is null ? IsPicture(type, url) : medium.Equals("image", StringComparison.OrdinalIgnoreCase))
        {
            AddImage(draft, url, attributes);
        }
    }

    /// <summary>Takes what Atom's content only points to (RFC 4287, 4.1.3.2): a picture, a file, or the page where the words are.</summary>
    /// <returns>False where the content is in the document.</returns>
    public bool TakeDistant(Draft draft, Element element)
    {
        TagAttributes attributes = reader.Attributes;
        string? type = attributes.Get("type");
        if (attributes.Get("src") is not { } written)
        {
            return false;
        }

        string url = Addresses.Resolve(written, element.Base);
        if (IsPicture(type, url))
        {
            AddImage(draft, url, attributes);
        }
        else if (type is null || type.Contains("html", StringComparison.OrdinalIgnoreCase))
        {
            draft.Offer(FeedField.Link, 6, url);
        }
        else
        {
            Add(draft, new FeedEnclosure(url, type, null));
        }

        draft.Touch();
        text.Content(element);
        return true;
    }

    // Many leave the type away; then the name tells.
    private static bool IsPicture(string? type, string url) => type is null
        ? PictureEndings.Any(ending => url.AsSpan()[..(url.AsSpan().IndexOfAny('?', '#') is >= 0 and var end ? end : url.Length)].EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        : type.StartsWith("image/", StringComparison.OrdinalIgnoreCase);

    // Media RSS: what the object is called and shows stands for the entry where that says nothing itself.
    private void ReadMediaText(Draft draft, FieldRule rule, Element element)
    {
        string words = text.Word(element);
        Describe(draft, words);
        if (rule.Field == FeedField.MediaTitle && draft.Offer(FeedField.Title, 4, words))
        {
            draft.TitleText = FeedText.FromLooseTitle(words) is { Length: > 0 } line ? line : null;
        }
        else if (rule.Field == FeedField.MediaText)
        {
            draft.Offer(FeedField.Summary, 7, words);
        }
    }

    private void ReadImage(Draft draft, FieldRule rule, Element element)
    {
        TagAttributes attributes = reader.Attributes;
        string? url = attributes.Get("url") ?? attributes.Get("href");
        string? reference = attributes.Get("resource");
        bool other = rule.Field == FeedField.Image && element.Vocabulary == Vocabulary.Media && IsNoImage(attributes.Get("medium"), attributes.Get("type"));
        MarkupContent content = text.Content(element);
        if (url is null)
        {
            url = content.HasElements ? text.Child(content, "url") : text.Word(content);
        }

        draft.Touch();
        byte rank = rule.Rank;
        if (string.IsNullOrEmpty(url))
        {
            // RSS 1.0: the channel only refers to the picture, which is described beside it.
            (url, rank) = (reference, (byte)(rank + 1));
        }

        if (string.IsNullOrEmpty(url) || other)
        {
            return;
        }

        url = Addresses.Resolve(url, element.Base);
        if (rule.Field == FeedField.Image)
        {
            draft.Offer(FeedField.Image, rank, url);
        }
        else
        {
            AddImage(draft, url, attributes);
        }
    }

    private void ReadEnclosure(Draft draft, Element element)
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

    // The last picture gets its words, where it has none.
    private static void Describe(Draft draft, string words)
    {
        if (draft.Images.Count > 0 && draft.Images[draft.Images.Count - 1] is { Alt: null } image && FeedText.FromHtml(words) is { Length: > 0 } alt)
        {
            draft.Images[draft.Images.Count - 1] = image with { Alt = alt };
        }
    }

    private static bool IsNoImage(string? medium, string? type) =>
        medium is null ? type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == false : medium != "image";

    /// <summary>A whole number; null where it is none.</summary>
    public static long? Whole(string? text) =>
        int.TryParse(text, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int value) ? value : null;

    /// <summary>Adds a picture that is not there yet.</summary>
    public static void AddImage(Draft draft, string url, TagAttributes attributes)
    {
        if (draft.Images.Count < ListLimit && !draft.Images.Exists(image => image.Url == url))
        {
            draft.Images.Add(new FeedImage(url, null, (int?)Whole(attributes.Get("width")), (int?)Whole(attributes.Get("height"))));
        }
    }
}
