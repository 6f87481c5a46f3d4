using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>Tells how an element's content is meant from its vocabulary and its attributes <c>type</c> and <c>mode</c>.</summary>
internal static class TextKinds
{
    /// <summary>How the content of the present start tag is meant.</summary>
    public static TextKind Of(Vocabulary vocabulary, TagAttributes attributes)
    {
        if (vocabulary == Vocabulary.Xhtml)
        {
            return TextKind.Inline;
        }

        string? type = attributes.IsEmpty ? null : attributes.Get("type");
        string? mode = attributes.IsEmpty ? null : attributes.Get("mode");
        if (vocabulary != Vocabulary.Atom)
        {
            return type is "xhtml" or "application/xhtml+xml" ? TextKind.Inline : TextKind.Loose;
        }

        // Atom 0.3 says with mode how it is written, with type what it is.
        return mode switch
        {
            "base64" => TextKind.Base64,
            "xml" => type is null or "text" or "text/plain" ? TextKind.Plain : TextKind.Inline,
            "escaped" => type is null or "text" or "text/plain" ? TextKind.Plain : TextKind.Html,
            _ => OfType(type),
        };
    }

    private static TextKind OfType(string? type) => type?.ToLowerInvariant() switch
    {
        null or "text" or "text/plain" => TextKind.Plain,
        "html" or "text/html" => TextKind.Html,
        "xhtml" => TextKind.Inline,
        // RFC 4287, 4.1.3.3: XML media types stand inline, other text as it is, the rest in Base64.
        { } other when other.EndsWith("+xml", StringComparison.Ordinal) || other.EndsWith("/xml", StringComparison.Ordinal) => TextKind.Inline,
        { } other when other.StartsWith("text/", StringComparison.Ordinal) || !other.Contains('/', StringComparison.Ordinal) => TextKind.Html,
        _ => TextKind.Base64,
    };
}
