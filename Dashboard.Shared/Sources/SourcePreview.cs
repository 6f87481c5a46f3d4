using System.Text.Json.Serialization;

namespace Dashboard.Shared.Sources;

/// <summary>What the parser and the cleaner make of an address; nothing of it is kept.</summary>
/// <param name="Url">The address as it would be kept.</param>
/// <param name="FinalUrl">Where the document came from, after redirects.</param>
/// <param name="Name">The feed's own name, or null.</param>
/// <param name="Site">The address of its site, or null.</param>
/// <param name="Language">The language it declares, or null.</param>
/// <param name="Encoding">The character encoding it was read in.</param>
/// <param name="Hub">The WebSub hub it names, or null.</param>
/// <param name="Entries">How many entries would be kept.</param>
/// <param name="Skipped">How many hold nothing to keep.</param>
/// <param name="Items">The first of them, in the document's order.</param>
public sealed record SourcePreview(
    string Url, string FinalUrl, string? Name, string? Site, string? Language, string? Encoding, string? Hub, int Entries, int Skipped, IReadOnlyList<SourcePreviewItem> Items)
{
    /// <summary>What is wrong with the document, though it can be read; null where nothing is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SourceError? Note { get; init; }

    /// <summary>The feeds that the address, being a page, offers, the likeliest first; empty for what can be read itself.</summary>
    public IReadOnlyList<SourceFeed> Feeds { get; init; } = [];
}
