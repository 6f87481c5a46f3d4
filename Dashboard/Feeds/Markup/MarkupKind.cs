namespace Dashboard.Feeds.Markup;

/// <summary>What a token of a document is.</summary>
internal enum MarkupKind
{
    /// <summary>Characters, entities not yet decoded.</summary>
    Text,

    /// <summary>A CDATA section: characters as they stand.</summary>
    Verbatim,

    /// <summary>A start tag or an empty element.</summary>
    Start,

    /// <summary>An end tag.</summary>
    End,
}
