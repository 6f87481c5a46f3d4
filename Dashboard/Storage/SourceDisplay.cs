namespace Dashboard.Storage;

/// <summary>How much of an article's body a source lets us show.</summary>
public enum SourceDisplay
{
    /// <summary>An excerpt and a link.</summary>
    Excerpt = 0,

    /// <summary>All that the feed carries.</summary>
    Full = 1,
}
