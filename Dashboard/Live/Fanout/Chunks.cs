using System.Globalization;
using System.Text;

namespace Dashboard.Live.Fanout;

/// <summary>Chunks of a chunked body (RFC 9112, section 7.1).</summary>
internal static class Chunks
{
    private const string LineEnd = "\r\n";

    /// <summary>The chunk that ends a body.</summary>
    public static ReadOnlyMemory<byte> Last { get; } = "0\r\n\r\n"u8.ToArray();

    /// <summary>Some bytes as one chunk.</summary>
    /// <param name="length">How many.</param>
    /// <param name="count">Events in it.</param>
    /// <param name="write">Writes them; what it is given is exactly as long.</param>
    public static StreamBlock Of(int length, int count, Action<Span<byte>> write)
    {
        var size = length.ToString("x", CultureInfo.InvariantCulture) + LineEnd;
        var chunk = new byte[size.Length + length + LineEnd.Length];
        Encoding.ASCII.GetBytes(size, chunk);
        write(chunk.AsSpan(size.Length, length));
        Encoding.ASCII.GetBytes(LineEnd, chunk.AsSpan(size.Length + length));
        return new(chunk, chunk.AsMemory(size.Length, length), count);
    }

    /// <summary>Blocks of an event stream as one chunk.</summary>
    /// <param name="frames">The blocks.</param>
    public static StreamBlock Of(ReadOnlyMemory<byte> frames) => Of(frames.Length, 0, chunk => frames.Span.CopyTo(chunk));
}
