using System.Buffers;

namespace Dashboard.Ingest.WebSub;

/// <summary>Reads the body of a push up to its limit.</summary>
internal static class PushBody
{
    /// <summary>Most bytes of a push, as other subscribers have it.</summary>
    public const int Most = 3 * 1024 * 1024;

    /// <summary>The body; null where it is larger than allowed, of which no more is read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > Most)
        {
            return null;
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(ct);
            if (read.Buffer.Length > Most)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
