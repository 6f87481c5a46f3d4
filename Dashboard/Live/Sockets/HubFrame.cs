using System.Buffers.Binary;

namespace Dashboard.Live.Sockets;

/// <summary>A whole message as one WebSocket frame of a server: final, unmasked (RFC 6455, section 5.2).</summary>
internal static class HubFrame
{
    private const byte Text = 0x81;
    private const byte Binary = 0x82;
    private const int ShortLength = 126;
    private const int LongLength = 127;
    private const int LongestHead = 10;
    private const int Usual = 4096;

    // A larger one is not kept: a single long snapshot would stay with the thread for good.
    private const int LargestKept = 128 * 1024;
    [ThreadStatic]
    private static byte[]? _kept;

    /// <summary>Frames a message, in memory of this thread that is valid until its next frame: every client gets the same bytes, and a copy is cheaper than a second send.</summary>
    /// <param name="payload">The message.</param>
    /// <param name="isBinary">It is bytes, not text.</param>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> payload, bool isBinary)
    {
        var frame = Memory(payload.Length + LongestHead);
        frame[0] = isBinary ? Binary : Text;
        var head = WriteLength(frame, payload.Length);
        payload.CopyTo(frame[head..]);
        return frame[..(head + payload.Length)];
    }

    private static int WriteLength(Span<byte> frame, int length)
    {
        switch (length)
        {
            case < ShortLength:
                frame[1] = (byte)length;
                return 2;
            case <= ushort.MaxValue:
                frame[1] = ShortLength;
                BinaryPrimitives.WriteUInt16BigEndian(frame[2..], (ushort)length);
                return 4;
            default:
                frame[1] = LongLength;
                BinaryPrimitives.WriteUInt64BigEndian(frame[2..], (ulong)length);
                return LongestHead;
        }
    }

    private static Span<byte> Memory(int length)
    {
        if (_kept is { } kept && kept.Length >= length)
        {
            return kept;
        }

        var made = GC.AllocateUninitializedArray<byte>(Math.Max(Usual, length));
        if (made.Length <= LargestKept)
        {
            _kept = made;
        }

        return made;
    }
}
