using System.Globalization;
using System.Text;
using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>Reads one element into the draft of a feed or an entry.</summary>
internal sealed class FieldReader(MarkupReader reader)
{
    private const int TitleLimit = 1 << 18;
    private const int BodyLimit = 1 << 22;
    private const int WordLimit = 1 << 16;
    private const int ListLimit = 200;

    /// <summary>As many as there may be entries.</summary>
    private const int TombstoneLimit = 20_000;

    private readonly ContentReader _contents = new(reader);
    private readonly ContentText _texts = new(reader.Document);

    /// <summary>Reads the element to its end.</summary>
    public void Read(Draft draft, FieldRule rule, Element element)
    {
        switch (rule.Field)
        {
            case FeedField.Title:
                ReadTitle(draft, rule, element);
                break;
            case FeedField.Summary or FeedField.Content:
                ReadBody(draft, rule, element);
                break;
            case FeedField.Link:
                ReadLink(draft, rule, element);
                break;
            case FeedField.Id:
                ReadId(draft, rule, element);
                break;
            case FeedField.Published or FeedField.Updated:
                ReadDate(draft, rule, element);
                break;
            case FeedField.Author:
                ReadAuthor(draft, rule, element);
                break;
            case FeedField.Category:
                ReadCategory(draft, element);
                break;
            case FeedField.Image or FeedField.Thumbnail:
                ReadImage(draft, rule, element);
                break;
            case FeedField.Icon:
                draft.Offer(FeedField.Icon, rule.Rank, Addresses.Resolve(Word(element), element.Base));
                break;
            case FeedField.Enclosure:
                ReadEnclosure(draft, element);
                break;
            case FeedField.MediaText:
                Describe(draft, Word(element));
                break;
            default:
                draft.Offer(rule.Field, rule.Rank, Word(element));
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
        if (medium == "image" || (medium is null && type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true))
        {
            AddImage(draft, url, attributes);
        }
    }

    /// <summary>Takes a tombstone from its start tag; who took the entry back, and why, is passed over.</summary>
    public void ReadTombstone(Draft draft)
    {
        TagAttributes attributes = reader.Attributes;
        draft.Touch();
        if (attributes.Get("ref") is { } id && draft.Deleted.Count < TombstoneLimit)
        {
            draft.Deleted.Add(new Tombstone(id, FeedDate.TryParse(attributes.Get("when"), out DateTimeOffset utc) ? utc : null));
        }
    }

    private void ReadId(Draft draft, FieldRule rule, Element element)
    {
        bool? permalink = reader.Attributes.Get("isPermaLink") is { } said ? !said.Equals("false", StringComparison.OrdinalIgnoreCase) : null;
        if (draft.Offer(FeedField.Id, rule.Rank, Word(element)))
        {
            draft.IdIsPermalink = permalink;
        }
    }

    private void ReadCategory(Draft draft, Element element)
    {
        string? term = reader.Attributes.Get("term") ?? reader.Attributes.Get("label");
        string name = FeedText.OneLine(Word(element) is { Length: > 0 } named ? named : term ?? "");
        draft.Touch();
        if (name.Length > 0 && draft.Categories.Count < ListLimit && !draft.Categories.Contains(name))
        {
            draft.Categories.Add(name);
        }
    }

    private void ReadTitle(Draft draft, FieldRule rule, Element element)
    {
        TextKind kind = TextKinds.Of(element.Vocabulary, reader.Attributes);
        MarkupContent content = Content(element);
        if (!draft.Wants(FeedField.Title, rule.Rank))
        {
            return;
        }

        string title = Render(content, ref kind, TitleLimit);
        title = kind == TextKind.Plain ? title : HtmlLinks.Resolve(title, element.Base);
        string text = kind switch
        {
            TextKind.Plain => FeedText.OneLine(title),
            TextKind.Loose => FeedText.FromLooseTitle(title),
            _ => FeedText.FromHtml(title),
        };
        if (draft.Offer(FeedField.Title, rule.Rank, title))
        {
            draft.TitleText = text.Length == 0 ? null : text;
            draft.Offer(FeedField.Language, 3, element.Language);
        }
    }

    private void ReadBody(Draft draft, FieldRule rule, Element element)
    {
        TextKind kind = TextKinds.Of(element.Vocabulary, reader.Attributes);
        MarkupContent content = Content(element);
        draft.Touch();
        if (!draft.Wants(rule.Field, rule.Rank) || content.Inner.Length == 0)
        {
            return;
        }

        string html = Render(content, ref kind, BodyLimit);
        draft.Offer(rule.Field, rule.Rank, kind == TextKind.Plain ? HtmlEscape.Escape(html) : HtmlLinks.Resolve(html, element.Base));
    }

    private string Render(MarkupContent content, ref TextKind kind, int limit)
    {
        if (kind == TextKind.Plain && content.HasElements)
        {
            kind = TextKind.Inline;
        }

        if (kind == TextKind.Inline)
        {
            return _texts.Inline(content, limit);
        }

        string text = _texts.Unescaped(content, limit);
        return kind == TextKind.Base64 ? FromBase64(text) : text;
    }

    private static string FromBase64(string text)
    {
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int written) ? Encoding.UTF8.GetString(bytes, 0, written) : text;
    }

    private void ReadLink(Draft draft, FieldRule rule, Element element)
    {
        TagAttributes attributes = reader.Attributes;
        string? href = attributes.Get("href");
        if (href is null)
        {
            string text = Word(element);
            draft.Offer(FeedField.Link, rule.Rank, text.Length == 0 ? null : Addresses.Resolve(text, element.Base));
            return;
        }

        string url = Addresses.Resolve(href, element.Base);
        string relation = attributes.Get("rel") ?? "alternate";
        string? type = attributes.Get("type");
        long? length = Whole(attributes.Get("length"));
        Content(element);
        draft.Touch();
        switch (relation[(relation.LastIndexOf('/') + 1)..].ToLowerInvariant())
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
            case "enclosure":
                AddEnclosure(draft, new FeedEnclosure(url, type, length));
                break;
        }
    }

    private void ReadDate(Draft draft, FieldRule rule, Element element)
    {
        MarkupContent content = Content(element);
        ReadOnlySpan<char> raw = content.Inner.Of(reader.Document);
        bool plain = !content.HasElements && !content.HasVerbatim && !raw.Contains('&');
        draft.OfferDate(rule.Field, rule.Rank, plain ? raw : _texts.Unescaped(content, WordLimit));
    }

    private void ReadAuthor(Draft draft, FieldRule rule, Element element)
    {
        MarkupContent content = Content(element);
        draft.Touch();
        if (!content.HasElements)
        {
            draft.Authors.AddLine(rule.Rank, _texts.Unescaped(content, WordLimit));
            return;
        }

        string? name = Child(content, "name");
        string? email = Child(content, "email");
        if (name is not null && email is null)
        {
            draft.Authors.AddLine(rule.Rank, name);
        }
        else
        {
            draft.Authors.Add(rule.Rank, name is null ? null : FeedText.OneLine(name), email);
        }
    }

    private void ReadImage(Draft draft, FieldRule rule, Element element)
    {
        TagAttributes attributes = reader.Attributes;
        string? url = attributes.Get("url") ?? attributes.Get("href") ?? attributes.Get("resource");
        MarkupContent content = Content(element);
        if (url is null)
        {
            url = content.HasElements ? Child(content, "url") : _texts.Unescaped(content, WordLimit);
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

    private void ReadEnclosure(Draft draft, Element element)
    {
        TagAttributes attributes = reader.Attributes;
        string? url = attributes.Get("url") ?? attributes.Get("href") ?? attributes.Get("resource");
        string? type = attributes.Get("type");
        long? length = Whole(attributes.Get("length"));
        Content(element);
        draft.Touch();
        if (url is not null)
        {
            AddEnclosure(draft, new FeedEnclosure(Addresses.Resolve(url, element.Base), type, length));
        }
    }

    private static void AddEnclosure(Draft draft, FeedEnclosure enclosure)
    {
        if (draft.Enclosures.Count < ListLimit)
        {
            draft.Enclosures.Add(enclosure);
        }
    }

    private static void AddImage(Draft draft, string url, TagAttributes attributes)
    {
        if (draft.Images.Count < ListLimit && !draft.Images.Exists(image => image.Url == url))
        {
            draft.Images.Add(new FeedImage(url, null, (int?)Whole(attributes.Get("width")), (int?)Whole(attributes.Get("height"))));
        }
    }

    private static void Describe(Draft draft, string words)
    {
        if (draft.Images.Count > 0 && draft.Images[^1] is { Alt: null } image && FeedText.FromHtml(words) is { Length: > 0 } alt)
        {
            draft.Images[^1] = image with { Alt = alt };
        }
    }

    private string? Child(MarkupContent content, ReadOnlySpan<char> name)
    {
        var inner = new MarkupReader(reader.Document, content.Inner.Start, content.Inner.End);
        while (inner.Read())
        {
            ReadOnlySpan<char> local = inner.BodySpan[(inner.BodySpan.IndexOf(':') + 1)..];
            if (inner.Kind == MarkupKind.Start && local.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                string text = _texts.Unescaped(new ContentReader(inner).Read(default), WordLimit);
                return text.Length == 0 ? null : text;
            }
        }

        return null;
    }

    private static long? Whole(string? text) =>
        int.TryParse(text, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int value) ? value : null;

    private MarkupContent Content(Element element) => _contents.Read(element.Parent.Of(reader.Document));

    private string Word(Element element) => _texts.Unescaped(Content(element), WordLimit);
}
