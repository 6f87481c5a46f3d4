using System.Buffers;
using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>Makes the relative addresses in a body of HTML absolute.</summary>
internal static class HtmlLinks
{
    /// <summary>The body with its addresses resolved; itself when there is nothing to do.</summary>
    public static string Resolve(string html, Uri? home)
    {
        if (home is null || !MayHaveRelative(html))
        {
            return html;
        }

        ArrayBufferWriter<char>? buffer = null;
        int copied = 0;
        var reader = new MarkupReader(html);
        HtmlBases? bases = html.Contains("xml:base", StringComparison.Ordinal) ? new HtmlBases(home) : null;
        // What would grow to many times its size by its addresses is no article.
        long largest = (4L * html.Length) + (1 << 16);
        while ((buffer?.WrittenCount ?? 0) < largest && reader.Read())
        {
            Uri start = bases is not null && (reader.Kind is MarkupKind.Start or MarkupKind.End) ? bases.Take(reader) : home;
            if (reader.Kind == MarkupKind.Start && reader.AttributeText.Length > 0)
            {
                Rewrite(html, reader, start, ref buffer, ref copied);
            }
        }

        if (buffer is null)
        {
            return html;
        }

        buffer.Write(html.AsSpan(copied));
        return buffer.WrittenSpan.ToString();
    }

    private static void Rewrite(string html, MarkupReader reader, Uri home, ref ArrayBufferWriter<char>? buffer, ref int copied)
    {
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

    // Most bodies have absolute addresses only: a look at what stands around each equals sign saves reading them tag by tag.
    private static bool MayHaveRelative(ReadOnlySpan<char> html)
    {
        if (!html.Contains('<'))
        {
            return false;
        }

        for (int at = html.IndexOf('='); at >= 0; at = html.IndexOf('='))
        {
            ReadOnlySpan<char> before = html[..at].TrimEnd();
            ReadOnlySpan<char> value = html[(at + 1)..].TrimStart(" \t\r\n\f\"'");
            if (before.Length > 0 && EndsName(before[^1]) && !value.StartsWith("http") && value is not ['#', ..])
            {
                return true;
            }

            html = html[(at + 1)..];
        }

        return false;
    }

    // The last letters of the names below.
    private static bool EndsName(char c) => c is 'f' or 'c' or 'e' or 'r' or 'a' or 'n' or 'd' or 'p' or 'F' or 'C' or 'E' or 'R' or 'A' or 'N' or 'D' or 'P';

    private static void Append(string address, ArrayBufferWriter<char> buffer)
    {
        foreach (char c in address)
        {
            buffer.Write(c switch { '&' => "&amp;", '"' => "&quot;", '\'' => "&#39;", '<' => "&lt;", _ => new ReadOnlySpan<char>(in c) });
        }
    }

    private static bool IsRelative(TagAttributes attributes) =>
        attributes.Name.Length is >= 3 and <= 10 && !attributes.RawValue.IsWhiteSpace()
        && attributes.RawValue.TrimStart()[0] != '#' && !Addresses.HasScheme(attributes.RawValue.TrimStart()) && Known(attributes.Name);

    private static bool Known(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[10];
        lower = lower[..name.ToLowerInvariant(lower)];
        return lower is "href" or "src" or "cite" or "longdesc" or "poster" or "data" or "action" or "background"
            or "codebase" or "data-src" or "usemap" or "profile" or "classid";
    }
}
