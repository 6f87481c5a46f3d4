using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>Tells a document's format by the element it begins with.</summary>
internal static class FeedFormats
{
    /// <summary>The family and, as far as the element tells, the version.</summary>
    /// <param name="local">The element's local name.</param>
    /// <param name="attributes">Its attributes.</param>
    public static (string Name, string? Version) Of(ReadOnlySpan<char> local, TagAttributes attributes)
    {
        string? version = attributes.IsEmpty ? null : attributes.Get("version");
        return local.Length switch
        {
            4 => ("atom", version ?? (Declares(attributes, "purl.org/atom/ns") ? "0.3" : "1.0")),
            6 or 12 => ("sitemap", null),
            _ when local.Equals("rdf", StringComparison.OrdinalIgnoreCase) => ("rss", Declares(attributes, "rdf/simple/0.9") ? "0.90" : "1.0"),
            _ => ("rss", version),
        };
    }

    private static bool Declares(TagAttributes attributes, string part)
    {
        while (attributes.MoveNext())
        {
            if (attributes.Name.StartsWith("xmlns") && attributes.RawValue.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
