using System.Globalization;
using System.Text;

namespace Dashboard.Live;

/// <summary>Blocks of an event stream (WHATWG HTML, "Server-sent events").</summary>
internal static class SseFrame
{
    /// <summary>A heartbeat for a stream that is not caught up: a comment alone.</summary>
    public static ReadOnlyMemory<byte> Comment { get; } = ":\n\n"u8.ToArray();

    /// <summary>An event with its number and its data on one line.</summary>
    public static ReadOnlyMemory<byte> Of(long seq, string kind, ReadOnlySpan<byte> data)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {seq}\nevent: {kind}\ndata: "));
        var frame = new byte[head.Length + data.Length + 2];
        head.CopyTo(frame, 0);
        data.CopyTo(frame.AsSpan(head.Length));
        frame[^2] = (byte)'\n';
        frame[^1] = (byte)'\n';
        return frame;
    }

    /// <summary>A block that only moves the reader's position.</summary>
    public static ReadOnlyMemory<byte> Position(long seq) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {seq}\n\n"));

    /// <summary>A heartbeat that also moves the reader's position.</summary>
    public static ReadOnlyMemory<byte> Heartbeat(long seq) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $":\nid: {seq}\n\n"));

    /// <summary>The first bytes: how long to wait before trying again, and a comment so that something is read at once.</summary>
    public static ReadOnlyMemory<byte> Hello(TimeSpan retry) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"retry: {(int)retry.TotalMilliseconds}\n: welcome\n\n"));

    /// <summary>Tells a reader to discard what it holds; it carries no number.</summary>
    public static ReadOnlyMemory<byte> Reset(long oldest) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"event: reset\ndata: {{\"oldest\":{oldest}}}\n\n"));
}
