namespace Dashboard.Feeds.Extraction;

/// <summary>What a page without a feed is written in, and so what its rules are.</summary>
public enum ExtractionKind
{
    /// <summary>HTML; the rules are CSS selectors.</summary>
    Html,

    /// <summary>JSON; the rules are JSONPath.</summary>
    Json,
}
