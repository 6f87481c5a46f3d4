using System.Buffers;

namespace Dashboard.Fetching;

/// <summary>Reads a body up to a limit.</summary>
internal static class ResponseBody
{
    private const int FirstBuffer = 32 * 1024;

    /// <summary>
    /// The whole body in an array of its size, or, when it is larger than the limit, its beginning or null; no byte more
    /// than one buffer is read beyond. A declared length is no reason to set memory aside: only what came is.
    /// </summary>
    public static async ValueTask<byte[]?> ReadAsync(Stream stream, long limit, bool takesHead, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var length = 0;
            while (true)
            {
                if (length == buffer.Length)
                {
                    buffer = Grow(buffer);
                }

                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
                length += read;
                if (length > limit)
                {
                    return takesHead ? buffer.AsSpan(0, (int)limit).ToArray() : null;
                }

                if (read == 0)
                {
                    return buffer.AsSpan(0, length).ToArray();
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>What comes first, at most <paramref name="most"/> bytes.</summary>
    public static async ValueTask<byte[]> PeekAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        var buffer = new byte[most];
        var length = await stream.ReadAtLeastAsync(buffer, most, throwOnEndOfStream: false, cancellationToken);
        return length == most ? buffer : buffer[..length];
    }

    private static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
