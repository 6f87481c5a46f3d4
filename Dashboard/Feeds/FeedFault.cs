namespace Dashboard.Feeds;

/// <summary>Why a document is no feed: a code and its arguments; the sentence is made in the reader's language elsewhere.</summary>
/// <param name="Code">One of the constants of this type.</param>
/// <param name="Arguments">What the sentence names.</param>
public sealed record FeedFault(string Code, IReadOnlyList<string> Arguments)
{
    /// <summary>There are no bytes, or only white space.</summary>
    public const string Empty = "empty";

    /// <summary>Text without any element or key that a feed starts with.</summary>
    public const string NotAFeed = "not-a-feed";

    /// <summary>The document is a web page.</summary>
    public const string HtmlPage = "html-page";

    /// <summary>JSON that is broken; the argument is the line, from 1.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Rules for a page without a feed found no entry; the argument is the rule for entries.</summary>
    public const string NothingMatched = "nothing-matched";

    /// <summary>A page that rules are for is too large to be a list of headlines.</summary>
    public const string PageTooLarge = "page-too-large";

    /// <summary>A page that rules are for is nested more deeply than browsers go.</summary>
    public const string PageTooDeep = "page-too-deep";
}
