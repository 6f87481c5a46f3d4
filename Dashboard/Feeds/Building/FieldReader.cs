using System.Text;
using System.Text.Unicode;
using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>Reads one element into the draft of a feed or an entry.</summary>
internal sealed class FieldReader
{
    private const int TitleLimit = 1 << 20;
    private const int BodyLimit = 1 << 22;

    /// <summary>As many as there may be entries.</summary>
    private const int TombstoneLimit = 20_000;

    private readonly MarkupReader _reader;
    private readonly ElementText _text;
    private readonly LinkReader _links;

    /// <summary>Prepares to read elements of a document.</summary>
    /// <param name="reader">Stands at a start tag whenever something is to be read.</param>
    public FieldReader(MarkupReader reader)
    {
        _reader = reader;
        _text = new ElementText(reader);
        _links = new LinkReader(reader, _text);
        Attachments = new AttachmentReader(reader, _text);
        Categories = new CategoryReader(reader, _text);
    }

    /// <summary>Reads what entries name beside their words: pictures, media and files.</summary>
    public AttachmentReader Attachments { get; }

    /// <summary>Reads what an entry is about.</summary>
    public CategoryReader Categories { get; }

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
                _links.Read(draft, rule, element);
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
            case FeedField.Category or FeedField.Keywords:
                Categories.Read(draft, rule, element);
                break;
            case FeedField.Image or FeedField.Thumbnail or FeedField.Icon or FeedField.Enclosure or FeedField.MediaText or FeedField.MediaTitle:
                Attachments.Read(draft, rule, element);
                break;
            case FeedField.SkippedHour:
                draft.Skipped = draft.Skipped.WithHour(_text.Word(element));
                break;
            case FeedField.SkippedDay:
                draft.Skipped = draft.Skipped.WithDay(_text.Word(element));
                break;
            default:
                draft.Offer(rule.Field, rule.Rank, _text.Word(element));
                break;
        }
    }

    /// <summary>Takes a tombstone from its start tag; who took the entry back, and why, is passed over.</summary>
    public void ReadTombstone(Draft draft)
    {
        TagAttributes attributes = _reader.Attributes;
        draft.Touch();
        if (attributes.Get("ref") is { } id && draft.Deleted.Count < TombstoneLimit)
        {
            draft.Deleted.Add(new Tombstone(id, FeedDate.TryParse(attributes.Get("when"), out DateTimeOffset utc) ? utc : null));
        }
    }

    private void ReadId(Draft draft, FieldRule rule, Element element)
    {
        bool? permalink = _reader.Attributes.Get("isPermaLink") is { } said ? !said.Equals("false", StringComparison.OrdinalIgnoreCase) : null;
        MarkupContent content = _text.Content(element);
        draft.IsCut |= content.IsCut;
        string id = _text.Word(content);
        // RFC 4287 wants it absolute; where the document itself says what relative ones start from, it is taken at its word.
        id = element.Vocabulary == Vocabulary.Atom ? Addresses.Resolve(id, element.Base) : id;
        if (permalink == true && element.Base is not null && id.StartsWith('/'))
        {
            draft.Offer(FeedField.Link, 7, Addresses.Resolve(id, element.Base));
        }

        if (draft.Offer(FeedField.Id, rule.Rank, id))
        {
            draft.IdIsPermalink = permalink;
        }
    }

    private void ReadTitle(Draft draft, FieldRule rule, Element element)
    {
        TextKind kind = TextKinds.Of(element.Vocabulary, _reader.Attributes);
        MarkupContent content = _text.Content(element);
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
            draft.IsCut |= content.IsCut;
            draft.Offer(FeedField.Language, 3, element.Language);
        }
    }

    private void ReadBody(Draft draft, FieldRule rule, Element element)
    {
        TextKind kind = TextKinds.Of(element.Vocabulary, _reader.Attributes);
        if (element.Vocabulary == Vocabulary.Atom && rule.Field == FeedField.Content && Attachments.TakeDistant(draft, element))
        {
            return;
        }

        MarkupContent content = _text.Content(element);
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
            return _text.Inline(content, limit);
        }

        string text = _text.Unescaped(content, limit);
        return kind == TextKind.Base64 ? FromBase64(text) : text;
    }

    // What is no text once it is decoded is a file, and no words of the entry's.
    private static string FromBase64(string text)
    {
        byte[] bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out int written))
        {
            return text;
        }

        string decoded = Utf8.IsValid(bytes.AsSpan(0, written)) ? Encoding.UTF8.GetString(bytes, 0, written) : "";
        return Decoding.StrayControls.Without(decoded) == decoded ? decoded : "";
    }

    private void ReadDate(Draft draft, FieldRule rule, Element element)
    {
        MarkupContent content = _text.Content(element);
        ReadOnlySpan<char> raw = content.Inner.Of(_reader.Document);
        bool plain = !content.HasElements && !content.HasVerbatim && !raw.ContainsAny('&', '<');
        draft.OfferDate(rule.Field, rule.Rank, plain ? raw : _text.Word(content));
    }

    private void ReadAuthor(Draft draft, FieldRule rule, Element element)
    {
        MarkupContent content = _text.Content(element);
        draft.Touch();
        if (!content.HasElements)
        {
            draft.Authors.AddLine(rule.Rank, _text.Word(content));
            return;
        }

        string? name = _text.Child(content, "name");
        string? email = _text.Child(content, "email");
        if (name is null && email is null && element.Vocabulary != Vocabulary.Atom)
        {
            draft.Authors.AddLine(rule.Rank, _text.Unescaped(content, TitleLimit));
        }
        else if (name is not null && email is null)
        {
            draft.Authors.AddLine(rule.Rank, name);
        }
        else
        {
            draft.Authors.Add(rule.Rank, name is null ? null : FeedText.OneLine(name), email, null);
        }
    }
}
