namespace Dashboard.Feeds.Building;

/// <summary>What an element can tell about a feed or an entry.</summary>
internal enum FeedField
{
    /// <summary>The title.</summary>
    Title,

    /// <summary>The address.</summary>
    Link,

    /// <summary>The identifier.</summary>
    Id,

    /// <summary>The lead or description.</summary>
    Summary,

    /// <summary>The body.</summary>
    Content,

    /// <summary>The date of publication.</summary>
    Published,

    /// <summary>The date of the last change.</summary>
    Updated,

    /// <summary>The language.</summary>
    Language,

    /// <summary>A picture of the feed or the entry.</summary>
    Image,

    /// <summary>The feed's icon.</summary>
    Icon,

    /// <summary>Minutes that a copy stays fresh.</summary>
    TimeToLive,

    /// <summary>An hour in which asking is no use.</summary>
    SkippedHour,

    /// <summary>A day on which asking is no use.</summary>
    SkippedDay,

    /// <summary>Somebody who wrote it.</summary>
    Author,

    /// <summary>A category.</summary>
    Category,

    /// <summary>An attached file.</summary>
    Enclosure,

    /// <summary>A media object.</summary>
    Media,

    /// <summary>A small picture.</summary>
    Thumbnail,

    /// <summary>What a media object shows, in words.</summary>
    MediaText,

    /// <summary>What a media object is called.</summary>
    MediaTitle,

    /// <summary>Categories in one line, separated by commas.</summary>
    Keywords,

    /// <summary>The feed the entry was taken from.</summary>
    Source,

    /// <summary>An entry that was taken back.</summary>
    Deleted,

    /// <summary>An element around others that belong to the entry or the feed.</summary>
    Group,
}
