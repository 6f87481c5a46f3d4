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
}
