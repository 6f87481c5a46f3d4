using System.Buffers;
using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>Makes the relative addresses in a body of HTML absolute.</summary>
internal static class HtmlLinks
{
    private static readonly SearchValues<string> Signs = SearchValues.Create(
        ["href", "src", "cite", "longdesc", "poster", "data", "action", "background", "codebase", "usemap", "profile", "classid"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The body with its addresses resolved; itself when there is nothing to do.</summary>
    public static string Resolve(string html, Uri? home)
    {
        if (home is null || html.AsSpan().IndexOfAny(Signs) < 0)
        {
            return html;
        }

        ArrayBufferWriter<char>? buffer = null;
        int copied = 0;
        var reader = new MarkupReader(html, 0, html.Length);
        while (reader.Read())
        {
            if (reader.Kind != MarkupKind.Start || reader.AttributeText.Length == 0)
            {
                continue;
            }

            TagAttributes attributes = reader.Attributes;
            while (attributes.MoveNext())
            {
                if (IsRelative(attributes))
                {
                    buffer ??= new ArrayBufferWriter<char>(html.Length + 256);
                    int at = reader.AttributeText.Start + attributes.ValueOffset;
                    buffer.Write(html.AsSpan(copied, at - copied));
                    Append(Addresses.Resolve(Entities.Decode(attributes.RawValue.Trim()), home), buffer);
                    copied = at + attributes.RawValue.Length;
                }
            }
        }

        if (buffer is null)
        {
            return html;
        }

        buffer.Write(html.AsSpan(copied));
        return buffer.WrittenSpan.ToString();
    }

    private static void Append(string address, ArrayBufferWriter<char> buffer)
    {
        foreach (char c in address)
        {
            buffer.Write(c switch { '&' => "&amp;", '"' => "&quot;", '\'' => "&#39;", '<' => "&lt;", _ => new ReadOnlySpan<char>(in c) });
        }
    }

    private static bool IsRelative(TagAttributes attributes) =>
        attributes.Name.Length is >= 3 and <= 10 && !attributes.RawValue.IsWhiteSpace()
        && !Addresses.HasScheme(attributes.RawValue.TrimStart()) && Known(attributes.Name);

    private static bool Known(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[10];
        lower = lower[..name.ToLowerInvariant(lower)];
        return lower is "href" or "src" or "cite" or "longdesc" or "poster" or "data" or "action" or "background"
            or "codebase" or "usemap" or "profile" or "classid";
    }
}
