using System.Buffers;
using System.IO.Compression;

namespace Dashboard.Fetching;

/// <summary>Reads a body up to a limit.</summary>
internal static class ResponseBody
{
    private const int FirstBuffer = 32 * 1024;

    /// <summary>Larger bodies come in pieces: one buffer that grew with them would be kept by its pool, one for each size and thread.</summary>
    private const int Chunk = 64 * 1024;

    /// <summary>
    /// The whole body in an array of its size, or, when it is larger than the limit, its beginning or null; no byte more
    /// than one buffer is read beyond. A declared length is no reason to set memory aside: only what came is.
    /// </summary>
    public static async ValueTask<byte[]?> ReadAsync(Stream stream, long limit, bool takesHead, CancellationToken cancellationToken)
    {
        List<byte[]>? full = null;
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var (before, length) = (0L, 0);
            while (true)
            {
                if (length == buffer.Length)
                {
                    var next = ArrayPool<byte>.Shared.Rent(Chunk);
                    (full ??= []).Add(buffer);
                    (buffer, before, length) = (next, before + length, 0);
                }

                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
                length += read;
                if (before + length > limit)
                {
                    return takesHead ? Joined(full, buffer, limit) : null;
                }

                if (read == 0)
                {
                    return Joined(full, buffer, before + length);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            full?.ForEach(chunk => ArrayPool<byte>.Shared.Return(chunk));
        }
    }

    /// <summary>
    /// The body as it is meant: a document that lies on the server as a gzip file (<c>sitemap.xml.gz</c>) comes with no word of it in the
    /// headers. Null when it is larger than the limit.
    /// </summary>
    /// <exception cref="InvalidDataException">It begins like such a file and is none.</exception>
    public static async ValueTask<byte[]?> OpenedAsync(byte[] body, long limit, CancellationToken cancellationToken)
    {
        if (body is not [0x1F, 0x8B, 0x08, ..])
        {
            return body;
        }

        await using var file = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        return await ReadAsync(file, limit, takesHead: false, cancellationToken);
    }

    /// <summary>What comes first, at most <paramref name="most"/> bytes.</summary>
    public static async ValueTask<byte[]> PeekAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        var buffer = new byte[most];
        var length = await stream.ReadAtLeastAsync(buffer, most, throwOnEndOfStream: false, cancellationToken);
        return length == most ? buffer : buffer[..length];
    }

    private static byte[] Joined(List<byte[]>? full, byte[] last, long length)
    {
        var whole = new byte[length];
        var at = 0;
        foreach (var chunk in full ?? [])
        {
            chunk.CopyTo(whole.AsSpan(at));
            at += chunk.Length;
        }

        last.AsSpan(0, whole.Length - at).CopyTo(whole.AsSpan(at));
        return whole;
    }
}
