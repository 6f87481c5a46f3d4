using System.Collections.Frozen;

namespace Dashboard.Feeds.Building;

/// <summary>Knows namespaces by their address, and prefixes that documents use without declaring them.</summary>
internal static class Vocabularies
{
    private static readonly FrozenDictionary<string, Vocabulary>.AlternateLookup<ReadOnlySpan<char>> Addresses =
        new Dictionary<string, Vocabulary>(StringComparer.OrdinalIgnoreCase)
        {
            ["purl.org/rss/1.0"] = Vocabulary.Rss,
            ["my.netscape.com/rdf/simple/0.9"] = Vocabulary.Rss,
            ["channel.netscape.com/rdf/simple/0.9"] = Vocabulary.Rss,
            ["my.netscape.com/publish/formats/rss-0.91.dtd"] = Vocabulary.Rss,
            ["backend.userland.com/rss"] = Vocabulary.Rss,
            ["backend.userland.com/rss2"] = Vocabulary.Rss,
            ["backend.userland.com/rss091"] = Vocabulary.Rss,
            ["blogs.law.harvard.edu/tech/rss"] = Vocabulary.Rss,
            ["cyber.law.harvard.edu/rss"] = Vocabulary.Rss,
            ["purl.org/net/rss1.1"] = Vocabulary.Rss,
            ["www.w3.org/2005/atom"] = Vocabulary.Atom,
            ["purl.org/atom/ns"] = Vocabulary.Atom,
            ["example.com/newformat"] = Vocabulary.Atom,
            ["example.com/necho"] = Vocabulary.Atom,
            ["purl.org/echo"] = Vocabulary.Atom,
            ["uri/of/echo/namespace"] = Vocabulary.Atom,
            ["purl.org/pie"] = Vocabulary.Atom,
            ["purl.org/dc/elements/1.0"] = Vocabulary.DublinCore,
            ["purl.org/dc/elements/1.1"] = Vocabulary.DublinCore,
            ["purl.org/dc/terms"] = Vocabulary.DublinCore,
            ["purl.org/rss/1.0/modules/content"] = Vocabulary.Content,
            ["search.yahoo.com/mrss"] = Vocabulary.Media,
            ["www.itunes.com/dtds/podcast-1.0.dtd"] = Vocabulary.Podcast,
            ["example.com/dtds/podcast-1.0.dtd"] = Vocabulary.Podcast,
            ["www.google.com/schemas/play-podcasts/1.0"] = Vocabulary.Podcast,
            ["www.w3.org/1999/02/22-rdf-syntax-ns"] = Vocabulary.Rdf,
            ["purl.org/atompub/tombstones/1.0"] = Vocabulary.Tombstones,
            ["www.w3.org/1999/xhtml"] = Vocabulary.Xhtml,
            ["www.sitemaps.org/schemas/sitemap/0.9"] = Vocabulary.Sitemap,
            ["www.google.com/schemas/sitemap/0.84"] = Vocabulary.Sitemap,
            ["www.google.com/schemas/sitemap-news/0.9"] = Vocabulary.Sitemap,
            ["www.google.com/schemas/sitemap-image/1.1"] = Vocabulary.Sitemap,
            ["www.google.com/schemas/sitemap-video/1.1"] = Vocabulary.Sitemap,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The vocabulary of a namespace address; scheme, case and what trails it do not count.</summary>
    /// <param name="address">As declared.</param>
    /// <param name="isDefault">Whether it was declared for names without a prefix: then what nobody knows reads as the format itself.</param>
    public static Vocabulary OfAddress(ReadOnlySpan<char> address, bool isDefault)
    {
        address = address.Trim();
        int scheme = address.IndexOf("//");
        ReadOnlySpan<char> key = (scheme < 0 ? address : address[(scheme + 2)..]).TrimEnd("/#");
        return Addresses.TryGetValue(key, out Vocabulary found) ? found : isDefault ? Vocabulary.Rss : Vocabulary.Unknown;
    }

    /// <summary>The vocabulary that an undeclared prefix usually means.</summary>
    public static Vocabulary OfPrefix(ReadOnlySpan<char> prefix) => prefix switch
    {
        "" or "rss" => Vocabulary.Rss,
        "atom" or "atom10" or "atom03" => Vocabulary.Atom,
        "dc" or "dcterms" => Vocabulary.DublinCore,
        "content" => Vocabulary.Content,
        "media" => Vocabulary.Media,
        "itunes" or "googleplay" => Vocabulary.Podcast,
        "rdf" => Vocabulary.Rdf,
        "xhtml" => Vocabulary.Xhtml,
        "news" or "image" => Vocabulary.Sitemap,
        "at" => Vocabulary.Tombstones,
        _ => Vocabulary.Unknown,
    };
}
