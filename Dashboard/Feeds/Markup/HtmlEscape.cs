using System.Buffers;

namespace Dashboard.Feeds.Markup;

/// <summary>Writes text so that an HTML reader sees the same characters.</summary>
internal static class HtmlEscape
{
    /// <summary>The text as HTML.</summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny('&', '<', '>'))
        {
            return text;
        }

        var buffer = new ArrayBufferWriter<char>(text.Length + 16);
        Append(text, buffer);
        return buffer.WrittenSpan.ToString();
    }

    /// <summary>Appends the text as HTML.</summary>
    public static void Append(ReadOnlySpan<char> text, ArrayBufferWriter<char> buffer)
    {
        while (true)
        {
            int at = text.IndexOfAny('&', '<', '>');
            if (at < 0)
            {
                buffer.Write(text);
                return;
            }

            buffer.Write(text[..at]);
            buffer.Write(text[at] switch { '&' => "&amp;", '<' => "&lt;", _ => "&gt;" });
            text = text[(at + 1)..];
        }
    }
}
