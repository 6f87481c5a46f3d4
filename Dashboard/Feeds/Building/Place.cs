namespace Dashboard.Feeds.Building;

/// <summary>What an open element is to the feed.</summary>
internal enum Place
{
    /// <summary>Nothing: its children are passed over.</summary>
    Aside,

    /// <summary>The feed, or an element around it.</summary>
    Feed,

    /// <summary>An entry, or a group within it.</summary>
    Entry,

    /// <summary>A media object of an entry.</summary>
    Media,

    /// <summary>The feed an entry was taken from.</summary>
    Source,
}
