namespace Dashboard.Feeds;

/// <summary>What became of a document: exactly one of <see cref="Document"/> and <see cref="Fault"/> is there.</summary>
/// <param name="Document">The feed.</param>
/// <param name="Fault">Why there is no feed.</param>
/// <param name="Encoding">The character encoding the bytes were read in, by its IANA name in lower case.</param>
/// <param name="SkippedEntries">Entries that held nothing readable, or lay beyond the limit of entries.</param>
public sealed record FeedParseResult(FeedDocument? Document, FeedFault? Fault, string? Encoding, int SkippedEntries)
{
    /// <summary>The encoding's name as the header or the document has it, in lower case; the IANA name where neither decided.</summary>
    public string? EncodingLabel { get; init; }

    /// <summary>The line, from 1, where the document breaks the rules of XML or JSON; null where it does not, or where nobody asked.</summary>
    public int? FaultyLine { get; init; }
}
