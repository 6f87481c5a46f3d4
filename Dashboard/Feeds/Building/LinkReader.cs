using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>Reads addresses: Atom's links with their relations, RSS's as text.</summary>
/// <param name="reader">Stands at the start tag of what is to be read.</param>
/// <param name="text">Reads what elements hold.</param>
internal sealed class LinkReader(MarkupReader reader, ElementText text)
{
    /// <summary>An Atom link in RSS stands behind RSS's own.</summary>
    private const int GuestRank = 2;

    private static readonly char[] Blank = [' ', '\t', '\r', '\n'];

    /// <summary>Reads the element to its end.</summary>
    public void Read(Draft draft, FieldRule rule, Element element)
    {
        TagAttributes attributes = reader.Attributes;
        string? relation = attributes.Get("rel");
        string? type = attributes.Get("type");
        long? length = AttachmentReader.Whole(attributes.Get("length"));
        string? href = attributes.Get("href") ?? attributes.Get("url");
        MarkupContent content = text.Content(element);
        href ??= text.Word(content);
        draft.Touch();
        if (href.Length == 0)
        {
            return;
        }

        string url = Addresses.Resolve(Addresses.Mended(href), element.Base);
        switch (Relation(relation))
        {
            case "alternate":
                draft.IsCut |= content.IsCut;
                bool page = type is null || type.Contains("html", StringComparison.OrdinalIgnoreCase);
                draft.Offer(FeedField.Link, (byte)(rule.Rank + (page ? 0 : 1) + (element.IsGuest ? GuestRank : 0)), url);
                break;
            case "self":
                draft.Self ??= url;
                break;
            case "hub":
                draft.AddHub(url);
                break;
            case "image" when element.Vocabulary == Vocabulary.Podcast:
                draft.Offer(FeedField.Image, 1, url);
                AttachmentReader.AddImage(draft, url, default);
                break;
            case "enclosure":
                AttachmentReader.Add(draft, new FeedEnclosure(url, type, length));
                break;
        }
    }

    // A registered relation may be written as an address, and sloppy feeds write several.
    private static string Relation(string? written)
    {
        if (written is null)
        {
            return "alternate";
        }

        string[] words = written[(written.LastIndexOf('/') + 1)..].ToLowerInvariant().Split(Blank, StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(words, word => word is "alternate" or "self" or "hub" or "enclosure" or "image") ?? "";
    }
}
