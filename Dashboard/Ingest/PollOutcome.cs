namespace Dashboard.Ingest;

/// <summary>How a poll ended.</summary>
public enum PollOutcome
{
    /// <summary>A feed was read.</summary>
    Fetched,

    /// <summary>Nothing new since the last poll.</summary>
    NotModified,

    /// <summary>The host asked for fewer requests.</summary>
    RateLimited,

    /// <summary>The feed is gone for good.</summary>
    Gone,

    /// <summary>Anything else.</summary>
    Failed,
}
