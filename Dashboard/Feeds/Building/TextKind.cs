namespace Dashboard.Feeds.Building;

/// <summary>How an element's content is meant.</summary>
internal enum TextKind
{
    /// <summary>Plain text.</summary>
    Plain,

    /// <summary>Escaped HTML.</summary>
    Html,

    /// <summary>Markup that stands in the document itself.</summary>
    Inline,

    /// <summary>Text or escaped HTML; the format does not say (RSS).</summary>
    Loose,

    /// <summary>Bytes in Base64.</summary>
    Base64,
}
