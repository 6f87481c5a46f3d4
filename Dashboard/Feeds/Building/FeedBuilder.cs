using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>
/// Builds a feed from tag soup in one pass: every element is looked up by vocabulary and local name, whichever format it stands
/// in, and what it tells is offered to the draft of the feed or of the open entry.
/// </summary>
internal sealed class FeedBuilder
{
    /// <summary>Elements nested deeper are passed over; a field's own content does not count.</summary>
    private const int DepthLimit = 64;

    private readonly MarkupReader _reader;
    private readonly FieldReader _fields;
    private readonly NamespaceScope _scope;
    private readonly Uri? _home;
    private readonly List<Frame> _open = [];
    private readonly EntryDrafts _entries = new();
    private readonly Draft _feed = new();
    private Uri? _site;
    private bool _recognised;
    private bool _isPage;

    /// <summary>Prepares to read a document.</summary>
    /// <param name="text">Its characters.</param>
    /// <param name="home">Where it came from.</param>
    public FeedBuilder(ReadOnlyMemory<char> text, Uri? home)
    {
        _reader = new MarkupReader(text, 0, text.Length);
        _fields = new FieldReader(_reader);
        _scope = new NamespaceScope(text);
        _home = home;
    }

    /// <summary>The feed, once built.</summary>
    public FeedDocument? Document { get; private set; }

    /// <summary>Entries that told nothing or were too many.</summary>
    public int Skipped => _entries.Skipped;

    private Place Where => _open.Count == 0 ? Place.Aside : _open[^1].Place;

    /// <summary>Reads the document to its end.</summary>
    public FeedVerdict Build()
    {
        while (!_isPage && _reader.Read())
        {
            if (_reader.Kind == MarkupKind.Start)
            {
                Open();
            }
            else if (_reader.Kind == MarkupKind.End)
            {
                Close();
            }
        }

        _entries.Finish(isCut: true);
        if (!_recognised)
        {
            return _isPage ? FeedVerdict.HtmlPage : FeedVerdict.Other;
        }

        Document = DraftFinisher.Feed(_feed, _entries.Finished, _home);
        return FeedVerdict.Feed;
    }

    private void Open()
    {
        Slice name = _reader.Body;
        int declarations = _scope.Count;
        Uri? home = _open.Count == 0 ? null : _open[^1].Base;
        string? language = _open.Count == 0 ? null : _open[^1].Language;
        string? ownLanguage = null;
        if (_reader.AttributeText.Length > 0)
        {
            _scope.Take(_reader, _home, ref home, ref ownLanguage);
        }

        ReadOnlySpan<char> written = name.Of(_reader.Document);
        int colon = written.IndexOf(':');
        ReadOnlySpan<char> local = written[(colon + 1)..];
        Vocabulary vocabulary = _scope.Of(colon < 0 ? default : written[..colon], local);
        var element = new Element(
            vocabulary, home, ownLanguage, _open.Count == 0 ? default : _open[^1].Name, vocabulary == Vocabulary.Atom && _feed.Format.Name == "rss");
        bool entry = ElementNames.IsEntry(vocabulary, local, _recognised, isFirst: _open.Count == 0);
        Place? place = entry ? OpenEntry(element) : Enter(local, element);
        if (place is { } inside && !_reader.IsEmptyElement && _open.Count < DepthLimit)
        {
            _open.Add(new Frame(name, inside, declarations, home, ownLanguage ?? language, entry));
            return;
        }

        _scope.Restore(Math.Min(declarations, _scope.Count));
        if (entry)
        {
            _entries.Finish();
        }
    }

    private Place? OpenEntry(Element element)
    {
        int around = _open.FindLastIndex(frame => frame.IsEntry);
        if (around >= 0)
        {
            Unwind(around);
        }

        _entries.Finish();
        _recognised = true;
        if (element.Vocabulary == Vocabulary.Rss && _open.Count == 0)
        {
            _scope.Fallback = Vocabulary.Atom;
        }

        if (!_entries.TryBegin(out Draft? draft))
        {
            return Place.Aside;
        }

        TakeOwnAttributes(draft, element);
        return Place.Entry;
    }

    private Place? Enter(ReadOnlySpan<char> local, Element element)
    {
        switch (Where)
        {
            case Place.Feed when !ElementNames.IsRoot(local):
                return Fill(FieldRules.OfFeed, _feed, local, element);
            case Place.Entry when _entries.Open is not null:
                return Fill(FieldRules.OfEntry, _entries.Open, local, element);
            case Place.Media when _entries.Open is not null:
                return Fill(FieldRules.OfMedia, _entries.Open, local, element);
            case Place.Source when _entries.Open is not null:
                return Fill(FieldRules.OfSource, _entries.Open, local, element);
            case Place.Aside when _recognised && _open.Count > 0:
                return Place.Aside;
        }

        if (ElementNames.IsRoot(local))
        {
            _recognised = true;
            _scope.Fallback = local is "feed" ? Vocabulary.Atom : _scope.Fallback;
            _feed.Format = _feed.Format.Name is null ? FeedFormats.Of(local, _reader.Attributes) : _feed.Format;
            TakeOwnAttributes(_feed, element);
            return Place.Feed;
        }

        _isPage = !_recognised && ElementNames.IsPage(local);
        return Place.Aside;
    }

    private Place? Fill(FieldRules rules, Draft draft, ReadOnlySpan<char> local, Element element)
    {
        if (!rules.TryFind(element.Vocabulary, local, out FieldRule rule))
        {
            return Place.Aside;
        }

        switch (rule.Field)
        {
            case FeedField.Group:
                return ReferenceEquals(draft, _feed) ? Place.Feed : Place.Entry;
            case FeedField.Source:
                return Place.Source;
            case FeedField.Media:
                _fields.Attachments.ReadMedia(draft, Based(element));
                return Place.Media;
            case FeedField.Category when element.Vocabulary == Vocabulary.Podcast:
                _fields.Categories.ReadPodcast(draft);
                return Place.Entry;
            case FeedField.Id when element.Vocabulary == Vocabulary.Atom:
                _fields.Read(draft, rule, element);
                return null;
            case FeedField.Deleted:
                _fields.ReadTombstone(draft);
                return Place.Aside;
            default:
                _fields.Read(draft, rule, Based(element));
                return null;
        }
    }

    // Without xml:base the addresses of entries start from the site the feed names: feeds move to other hosts, sites stay.
    private Element Based(Element element)
    {
        if (element.Base is not null)
        {
            return element;
        }

        if (_site is null && _feed[FeedField.Link] is { } site)
        {
            _site = Addresses.Rebase(site, _home);
        }

        return element with { Base = _entries.Open is null ? _home ?? _site : _site ?? _home };
    }

    private void Close()
    {
        ReadOnlySpan<char> name = _reader.BodySpan;
        for (int i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].Name.Of(_reader.Document).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                Unwind(i);
                return;
            }
        }
    }

    private void Unwind(int to)
    {
        for (int i = _open.Count - 1; i >= to; i--)
        {
            if (_open[i].IsEntry)
            {
                _entries.Finish();
            }

            _scope.Restore(Math.Min(_open[i].Declarations, _scope.Count));
        }

        _open.RemoveRange(to, _open.Count - to);
    }

    private void TakeOwnAttributes(Draft draft, Element element)
    {
        if (_reader.AttributeText.Length == 0)
        {
            return;
        }

        TagAttributes attributes = _reader.Attributes;
        if (element.Language is not null)
        {
            draft.Offer(FeedField.Language, 2, element.Language);
        }

        if (attributes.Get("rdf:about") is { } about)
        {
            draft.Offer(FeedField.Id, 3, about);
        }
    }
}
