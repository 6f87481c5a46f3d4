namespace Dashboard.Feeds.Markup;

/// <summary>What stands between an element's tags.</summary>
/// <param name="Inner">Where it stands.</param>
/// <param name="HasElements">Whether there are tags in it.</param>
/// <param name="HasVerbatim">Whether there are CDATA sections in it.</param>
/// <param name="IsCut">Whether the document ended before it did.</param>
internal readonly record struct MarkupContent(Slice Inner, bool HasElements, bool HasVerbatim, bool IsCut = false);
