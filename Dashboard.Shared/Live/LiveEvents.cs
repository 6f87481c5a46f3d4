namespace Dashboard.Shared.Live;

/// <summary>Names of the events on the road, as the <c>event:</c> line and the envelope carry them.</summary>
public static class LiveEvents
{
    /// <summary>A new headline (public).</summary>
    public const string Headline = "headline";

    /// <summary>A headline in a new state (public).</summary>
    public const string HeadlineUpdated = "headline-updated";

    /// <summary>A headline taken back (public).</summary>
    public const string HeadlineWithdrawn = "headline-withdrawn";

    /// <summary>A picture blocked (public).</summary>
    public const string ImageBlocked = "image-blocked";

    /// <summary>A picture restored (public).</summary>
    public const string ImageRestored = "image-restored";

    /// <summary>A moderation case in a new state (staff: moderators).</summary>
    public const string CaseChanged = "case-changed";

    /// <summary>A source in a new state or failure class (staff).</summary>
    public const string SourceChanged = "source-changed";

    /// <summary>What a node was asked for of a source that another polls (between nodes; no screen hears it).</summary>
    public const string SourceCalled = "source-called";

    /// <summary>A headline marked as taken out by its source, or no longer so (staff).</summary>
    public const string HeadlineMarked = "headline-marked";

    /// <summary>What a stream says when it cannot resume: discard what you hold.</summary>
    public const string Reset = "reset";
}
