namespace Dashboard.Feeds.Markup;

/// <summary>What a tag does to the text around it.</summary>
internal enum HtmlTag
{
    /// <summary>It is none of HTML's.</summary>
    Unknown,

    /// <summary>It stands within a line.</summary>
    Inline,

    /// <summary>It sets text apart.</summary>
    Block,

    /// <summary>Its content is not text.</summary>
    Hidden,
}
