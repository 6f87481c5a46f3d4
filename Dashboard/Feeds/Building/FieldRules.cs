using System.Collections.Frozen;
using F = Dashboard.Feeds.Building.FeedField;
using static Dashboard.Feeds.Building.Vocabulary;

namespace Dashboard.Feeds.Building;

/// <summary>
/// The elements a feed reader knows: by local name and vocabulary, the format itself before Dublin Core before media. Authors of RSS
/// entries are the exception: its own element is meant for an e-mail address, Dublin Core's for who wrote it.
/// </summary>
internal sealed class FieldRules
{
    private readonly FrozenDictionary<string, FieldRule[]>.AlternateLookup<ReadOnlySpan<char>> _byName;

    private FieldRules(params (string Name, Vocabulary Vocabulary, F Field, int Rank)[] rules)
    {
        _byName = rules
            .GroupBy(rule => rule.Name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.Select(rule => new FieldRule(rule.Vocabulary, rule.Field, (byte)rule.Rank)).ToArray(),
                StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The elements of a feed.</summary>
    public static FieldRules OfFeed { get; } = new(
        ("title", Core, F.Title, 0), ("title", DublinCore, F.Title, 1), ("title", Media | Podcast, F.Title, 2),
        ("link", Core, F.Link, 0), ("link", Podcast, F.Link, 5),
        ("id", Atom | Rss, F.Id, 0),
        ("description", Core, F.Summary, 0), ("subtitle", Atom | Rss, F.Summary, 0), ("tagline", Atom | Rss, F.Summary, 0),
        ("description", DublinCore, F.Summary, 1), ("summary", Podcast, F.Summary, 2), ("subtitle", Podcast, F.Summary, 3),
        ("description", Media | Podcast, F.Summary, 3), ("abstract", Core | DublinCore, F.Summary, 4),
        ("pubDate", Core, F.Published, 0), ("published", Core, F.Published, 0), ("issued", Core | DublinCore, F.Published, 1),
        ("created", Core | DublinCore, F.Published, 2),
        ("updated", Core, F.Updated, 0), ("modified", Core, F.Updated, 0), ("lastBuildDate", Core, F.Updated, 0),
        ("modified", DublinCore, F.Updated, 1), ("date", DublinCore | Core, F.Updated, 2),
        ("language", Core, F.Language, 0), ("language", DublinCore, F.Language, 1),
        ("image", Core, F.Image, 0), ("logo", Core, F.Image, 0), ("image", Podcast, F.Image, 1), ("thumbnail", Media, F.Image, 2),
        ("content", Media, F.Image, 4),
        ("icon", Core, F.Icon, 0),
        ("ttl", Core, F.TimeToLive, 0),
        ("skipHours", Core, F.Group, 0), ("hour", Core, F.SkippedHour, 0), ("skipDays", Core, F.Group, 0), ("day", Core, F.SkippedDay, 0),
        ("author", Core, F.Author, 0), ("creator", DublinCore, F.Author, 1), ("author", DublinCore, F.Author, 1),
        ("author", Podcast, F.Author, 2), ("owner", Podcast, F.Author, 3),
        ("managingEditor", Core, F.Author, 3), ("webMaster", Core, F.Author, 4), ("publisher", DublinCore, F.Author, 5),
        ("deleted-entry", Tombstones, F.Deleted, 0));

    /// <summary>The elements of an entry.</summary>
    public static FieldRules OfEntry { get; } = new(
        ("title", Core, F.Title, 0), ("title", DublinCore, F.Title, 1), ("title", Media, F.Title, 3), ("title", Podcast, F.Title, 2),
        ("title", Sitemap, F.Title, 0),
        ("link", Core, F.Link, 0), ("loc", Sitemap, F.Link, 0), ("link", Podcast, F.Link, 5), ("player", Media, F.Link, 6),
        ("guid", Core, F.Id, 0), ("id", Core, F.Id, 0), ("identifier", DublinCore, F.Id, 2),
        ("description", Core, F.Summary, 0), ("summary", Core, F.Summary, 0), ("description", DublinCore, F.Summary, 1),
        ("summary", Podcast, F.Summary, 3), ("description", Podcast, F.Summary, 3), ("subtitle", Podcast, F.Summary, 4),
        ("description", Media, F.Summary, 5), ("abstract", Core | DublinCore, F.Summary, 6),
        ("encoded", Content, F.Content, 0), ("content", Core, F.Content, 0),
        ("body", Xhtml, F.Content, 1), ("div", Xhtml, F.Content, 2), ("fullitem", Core, F.Content, 2),
        ("body", Core, F.Content, 2),
        ("pubDate", Core, F.Published, 0), ("published", Core, F.Published, 0), ("issued", Core | DublinCore, F.Published, 1),
        ("created", Core | DublinCore, F.Published, 2), ("date", DublinCore | Core, F.Published, 3), ("available", DublinCore, F.Published, 4),
        ("publication_date", Sitemap, F.Published, 0),
        ("updated", Core, F.Updated, 0), ("modified", Core, F.Updated, 0), ("lastBuildDate", Core, F.Updated, 2),
        ("modified", DublinCore, F.Updated, 1), ("lastmod", Sitemap, F.Updated, 0),
        ("language", Core, F.Language, 0), ("language", DublinCore, F.Language, 1),
        ("author", Atom, F.Author, 0), ("creator", DublinCore, F.Author, 1), ("author", DublinCore, F.Author, 1),
        ("author", Rss, F.Author, 2), ("author", Podcast, F.Author, 3),
        ("category", Core, F.Category, 0), ("subject", DublinCore, F.Category, 0),
        ("category", Media | Podcast, F.Category, 1), ("keywords", Media | Podcast | Sitemap, F.Keywords, 0),
        ("enclosure", Core, F.Enclosure, 0),
        ("content", Media, F.Media, 0), ("group", Media, F.Group, 0), ("thumbnail", Media, F.Thumbnail, 0),
        ("image", Core | Podcast, F.Thumbnail, 1), ("image", Sitemap, F.Media, 0), ("news", Sitemap, F.Group, 0), ("publication", Sitemap, F.Group, 0), ("language", Sitemap, F.Language, 0),
        ("source", Atom, F.Source, 0));

    /// <summary>The elements within a media object.</summary>
    public static FieldRules OfMedia { get; } = new(
        ("thumbnail", Media, F.Thumbnail, 0), ("content", Media, F.Media, 0),
        ("loc", Sitemap, F.Thumbnail, 0), ("caption", Sitemap, F.MediaText, 0), ("title", Sitemap, F.MediaText, 0),
        ("text", Media, F.MediaText, 0), ("title", Media, F.MediaTitle, 0), ("description", Media, F.MediaText, 0),
        ("player", Media, F.Link, 6));

    /// <summary>The elements of the feed an entry was taken from: only its author passes on to the entry (RFC 4287, 4.2.1).</summary>
    public static FieldRules OfSource { get; } = new(("author", Atom, F.Author, 6));

    /// <summary>The rule for an element, if there is one.</summary>
    public bool TryFind(Vocabulary vocabulary, ReadOnlySpan<char> localName, out FieldRule rule)
    {
        if (_byName.TryGetValue(localName, out FieldRule[]? rules))
        {
            foreach (FieldRule candidate in rules)
            {
                if ((candidate.Vocabulary & vocabulary) != Vocabulary.Unknown)
                {
                    rule = candidate;
                    return true;
                }
            }
        }

        rule = default;
        return false;
    }
}
