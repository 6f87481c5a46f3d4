using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>Reads addresses: Atom's links with their relations, RSS's as text.</summary>
/// <param name="reader">Stands at the start tag of what is to be read.</param>
/// <param name="text">Reads what elements hold.</param>
internal sealed class LinkReader(MarkupReader reader, ElementText text)
{
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

        string url = Addresses.Resolve(href, element.Base);
        switch (relation is null ? "alternate" : relation[(relation.LastIndexOf('/') + 1)..].ToLowerInvariant())
        {
            case "alternate":
                bool page = type is null || type.Contains("html", StringComparison.OrdinalIgnoreCase);
                draft.Offer(FeedField.Link, (byte)(rule.Rank + (page ? 0 : 1)), url);
                break;
            case "self":
                draft.Self ??= url;
                break;
            case "hub":
                draft.Hub ??= url;
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
}
