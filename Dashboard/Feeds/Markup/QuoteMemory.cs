namespace Dashboard.Feeds.Markup;

/// <summary>
/// Remembers that a character does not occur any more, so that a search for it to the end of the document happens once:
/// that keeps a document of unbalanced quotes linear.
/// </summary>
internal struct QuoteMemory
{
    /// <summary>No double quote follows.</summary>
    public bool NoDouble { get; set; }

    /// <summary>No single quote follows.</summary>
    public bool NoSingle { get; set; }
}
