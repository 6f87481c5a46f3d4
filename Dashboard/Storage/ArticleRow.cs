namespace Dashboard.Storage;

/// <summary>An article whose page is to be read, or was, because its feed gave no more than an excerpt of it.</summary>
public sealed class ArticleRow
{
    /// <summary>Its headline.</summary>
    public long HeadlineId { get; set; }

    /// <summary>Its headline, while it is being written.</summary>
    public HeadlineRow? Headline { get; set; }

    /// <summary>Its source.</summary>
    public int SourceId { get; set; }

    /// <summary>When its page is fetched next (UTC); null when there is nothing more to do. A node takes it by moving this on.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    /// <summary>When its page was last dealt with (UTC).</summary>
    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>How often it was tried in vain.</summary>
    public int Failures { get; set; }

    /// <summary>Why there is no text of its page, the last time; null where there is, or was no try yet.</summary>
    public string? FailureCode { get; set; }

    /// <summary>What the failure's sentence names first: a host, a status.</summary>
    public string? FailureDetail { get; set; }
}
