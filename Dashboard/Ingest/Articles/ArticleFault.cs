using Dashboard.Fetching;

namespace Dashboard.Ingest.Articles;

/// <summary>Why there is no text of an article's page; stable codes beside those of <see cref="FailureCode"/>.</summary>
public static class ArticleFault
{
    /// <summary>What lies at the address is no web page. Argument: its media type, may be empty.</summary>
    public const string NotHtml = "article-not-html";

    /// <summary>No article is found in the page.</summary>
    public const string NoText = "article-no-text";

    /// <summary>The page says no more than the feed does.</summary>
    public const string NoLonger = "article-no-longer";

    /// <summary>The page is more markup than an article needs, or takes too long to read.</summary>
    public const string TooMuch = "article-too-much";

    /// <summary>The host asked for fewer requests.</summary>
    public const string RateLimited = "rate-limited";

    /// <summary>The page is gone for good.</summary>
    public const string Gone = "gone";

    /// <summary>Whether another try may end otherwise.</summary>
    /// <param name="code">A code of here or of <see cref="FailureCode"/>.</param>
    public static bool IsPassing(string code) => code is RateLimited or FailureCode.RobotsUnreachable or FailureCode.Dns or FailureCode.Connect or FailureCode.Timeout
        or FailureCode.ServerError or FailureCode.CutShort or FailureCode.Protocol or FailureCode.Internal;
}
