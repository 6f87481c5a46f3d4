namespace Dashboard.Feeds.Building;

/// <summary>The vocabulary a namespace stands for; flags, so that a rule can name several.</summary>
[Flags]
internal enum Vocabulary
{
    /// <summary>None that a feed reader knows.</summary>
    Unknown = 0,

    /// <summary>RSS of any version, and elements without a namespace.</summary>
    Rss = 1,

    /// <summary>Atom 0.3 and 1.0.</summary>
    Atom = 2,

    /// <summary>The formats themselves.</summary>
    Core = Rss | Atom,

    /// <summary>Dublin Core, elements and terms.</summary>
    DublinCore = 4,

    /// <summary>RSS 1.0's content module.</summary>
    Content = 8,

    /// <summary>Media RSS.</summary>
    Media = 16,

    /// <summary>Apple's podcast elements and their copies.</summary>
    Podcast = 32,

    /// <summary>RDF.</summary>
    Rdf = 64,

    /// <summary>XHTML.</summary>
    Xhtml = 128,

    /// <summary>Sitemaps with their news, image and video extensions.</summary>
    Sitemap = 256,

    /// <summary>Atom's tombstones, RFC 6721.</summary>
    Tombstones = 512,
}
