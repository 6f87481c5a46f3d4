using System.Collections.Frozen;

namespace Dashboard.Feeds.Markup;

/// <summary>Knows the tags of HTML.</summary>
internal static class HtmlTags
{
    private static readonly FrozenDictionary<string, HtmlTag>.AlternateLookup<ReadOnlySpan<char>> Tags = Build();

    /// <summary>What the tag of that name does.</summary>
    public static HtmlTag Of(ReadOnlySpan<char> name) => Tags.TryGetValue(name, out HtmlTag tag) ? tag : HtmlTag.Unknown;

    /// <summary>Goes behind the end tag of a script or style; without one nothing is skipped.</summary>
    public static void SkipHidden(MarkupReader reader)
    {
        int start = reader.Position;
        string end = string.Concat("</", reader.BodySpan);
        int at = reader.Document.Span[start..].IndexOf(end, StringComparison.OrdinalIgnoreCase);
        reader.Rewind(at < 0 ? reader.Document.Length : start + at);
    }

    private static FrozenDictionary<string, HtmlTag>.AlternateLookup<ReadOnlySpan<char>> Build()
    {
        var tags = new Dictionary<string, HtmlTag>(StringComparer.OrdinalIgnoreCase);
        Add(HtmlTag.Inline, "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark q s samp small span "
            + "strike strong sub sup time tt u var wbr nobr picture source svg");
        Add(HtmlTag.Block, "address article aside blockquote body br center dd details div dl dt embed fieldset figcaption figure footer form "
            + "h1 h2 h3 h4 h5 h6 head header hr html iframe li main nav ol p pre section summary table tbody td tfoot th thead tr ul video audio object");
        Add(HtmlTag.Hidden, "script style noscript template");
        return tags.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

        void Add(HtmlTag tag, string names)
        {
            foreach (string name in names.Split(' '))
            {
                tags[name] = tag;
            }
        }
    }
}
