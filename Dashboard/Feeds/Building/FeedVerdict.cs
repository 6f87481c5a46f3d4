namespace Dashboard.Feeds.Building;

/// <summary>What a document turned out to be.</summary>
internal enum FeedVerdict
{
    /// <summary>A feed.</summary>
    Feed,

    /// <summary>A web page.</summary>
    HtmlPage,

    /// <summary>Something else.</summary>
    Other,
}
