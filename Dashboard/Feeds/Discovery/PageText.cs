using System.Text;
using Dashboard.Feeds.Decoding;

namespace Dashboard.Feeds.Discovery;

/// <summary>Reads the bytes of a web page: as a feed's, and by what <c>meta</c> says where the response says nothing.</summary>
internal static class PageText
{
    /// <summary>HTML looks for the declaration in the first 1,024 bytes; pages put it later.</summary>
    private const int Window = 4096;

    /// <summary>The page's characters.</summary>
    public static DecodedText Decode(ReadOnlySpan<byte> body, string? contentType)
    {
        bool said = contentType?.Contains("charset", StringComparison.OrdinalIgnoreCase) == true;
        return TextDecoder.Decode(body, said ? contentType : Declared(Encoding.Latin1.GetString(body[..Math.Min(body.Length, Window)])));
    }

    private static string? Declared(string head)
    {
        int at = head.IndexOf("<meta", StringComparison.OrdinalIgnoreCase);
        while (at >= 0)
        {
            int end = head.IndexOf('>', at);
            string tag = end < 0 ? head[at..] : head[at..end];
            int charset = tag.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
            if (charset >= 0)
            {
                return tag[charset..];
            }

            at = end < 0 ? -1 : head.IndexOf("<meta", end, StringComparison.OrdinalIgnoreCase);
        }

        return null;
    }
}
