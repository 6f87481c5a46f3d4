namespace Dashboard.Feeds.Discovery;

/// <summary>Why an address is taken for a feed's, the surest first.</summary>
public enum FeedSign
{
    /// <summary>The page says so: <c>link rel="alternate"</c> with a feed's type, or <c>rel="feed"</c>.</summary>
    Declared,

    /// <summary>The page names an alternate whose type is XML or JSON of some kind.</summary>
    DeclaredLoosely,

    /// <summary>A link's address looks like a feed's.</summary>
    Address,

    /// <summary>A link's words say that it is a feed.</summary>
    Words,

    /// <summary>The page declares it, but it is a feed of readers' comments.</summary>
    Comments,
}
