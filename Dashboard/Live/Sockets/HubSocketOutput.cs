using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Net.Sockets;

namespace Dashboard.Live.Sockets;

/// <summary>
/// What a hub says to one client, put into WebSocket frames (RFC 6455, section 5.2) and written to the connection's socket at once:
/// no pipe, no task hop and no buffer lies between. Until the client has been heard the server's own answer may still be under way,
/// so what is said before takes the server's way.
/// </summary>
/// <param name="socket">The connection's socket.</param>
/// <param name="before">The server's way.</param>
/// <param name="end">Cancelled once nothing more is to be said: whatever still waits is given up.</param>
[SuppressMessage("Reliability", "CA1001", Justification = "Without a wait handle the gate holds nothing, and a write that is given up lets go of it late.")]
internal sealed class HubSocketOutput(Socket socket, Stream before, CancellationToken end) : PipeWriter
{
    // So that a slow client shows that it still takes something.
    private const int Piece = 16 * 1024;
    private const byte Text = 0x81;
    private const byte Binary = 0x82;
    private const int LongestHead = 10;
    [ThreadStatic]
    private static byte[]? _frame;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private ArrayBufferWriter<byte>? _open;
    private volatile bool _isHeard;
    private volatile bool _isBroken;

    /// <summary>Messages are bytes (MessagePack), not text.</summary>
    public bool IsBinary { get; set; }

    /// <summary>The client has been heard, so the server's answer has arrived: from now on the socket is written to.</summary>
    public void TakeOver()
    {
        if (!_isHeard)
        {
            // Only for writes that do not wait; the server's own are asynchronous anyway.
            socket.Blocking = false;
            _isHeard = true;
        }
    }

    /// <inheritdoc />
    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        if (!_isHeard || !_gate.Wait(0, CancellationToken.None))
        {
            return SayLaterAsync(Frame(source.Span).ToArray());
        }

        var frame = Frame(source.Span);
        var sent = SendNow(frame);
        if (sent < frame.Length)
        {
            return FinishAsync(frame[sent..].ToArray());
        }

        _gate.Release();
        return Said();
    }

    /// <summary>Writes bytes that are frames already, after what is under way.</summary>
    /// <param name="frames">The bytes.</param>
    public async ValueTask WriteFramesAsync(ReadOnlyMemory<byte> frames) => await SayLaterAsync(frames);

    /// <inheritdoc />
    public override Memory<byte> GetMemory(int sizeHint = 0) => (_open ??= new()).GetMemory(sizeHint);

    /// <inheritdoc />
    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <inheritdoc />
    public override void Advance(int bytes) => _open!.Advance(bytes);

    /// <inheritdoc />
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        var whole = _open;
        _open = null;
        return whole is null ? Said() : WriteAsync(whole.WrittenMemory, cancellationToken);
    }

    /// <inheritdoc />
    public override void CancelPendingFlush()
    {
        // The connection's end cancels what waits.
    }

    /// <inheritdoc />
    public override void Complete(Exception? exception = null)
    {
        // The WebSocket says the last word.
    }

    private ValueTask<FlushResult> Said() => new(new FlushResult(isCanceled: false, isCompleted: _isBroken));

    private async ValueTask<FlushResult> SayLaterAsync(ReadOnlyMemory<byte> frame)
    {
        try
        {
            await _gate.WaitAsync(end);
        }
        catch (OperationCanceledException)
        {
            // The client has gone; the reading half tells whoever should know.
            return new(isCanceled: false, isCompleted: true);
        }

        return await FinishAsync(frame);
    }

    // Holds the gate.
    private async ValueTask<FlushResult> FinishAsync(ReadOnlyMemory<byte> rest)
    {
        try
        {
            if (!_isHeard)
            {
                await before.WriteAsync(rest, end);
                rest = default;
            }

            while (!rest.IsEmpty && !_isBroken)
            {
                rest = rest[await socket.SendAsync(rest[..Math.Min(Piece, rest.Length)], SocketFlags.None, end)..];
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or OperationCanceledException or IOException)
        {
            // Half a frame was written perhaps, so nothing can follow; the reading half tells whoever should know.
            _isBroken = true;
        }
        finally
        {
            _gate.Release();
        }

        return new(isCanceled: false, isCompleted: _isBroken);
    }

    private int SendNow(ReadOnlySpan<byte> frame)
    {
        if (_isBroken)
        {
            return frame.Length;
        }

        var sent = socket.Send(frame, SocketFlags.None, out var fault);
        switch (fault)
        {
            case SocketError.Success:
                return sent;
            case SocketError.WouldBlock or SocketError.IOPending:
                return 0;
            default:
                _isBroken = true;
                return frame.Length;
        }
    }

    // Of this thread, valid until its next frame: every client gets the same bytes, and a copy is cheaper than a second send.
    private ReadOnlySpan<byte> Frame(ReadOnlySpan<byte> payload)
    {
        if (_frame is null || _frame.Length < payload.Length + LongestHead)
        {
            _frame = GC.AllocateUninitializedArray<byte>(Math.Max(4096, payload.Length + LongestHead));
        }

        var frame = _frame.AsSpan();
        frame[0] = IsBinary ? Binary : Text;
        var head = 2;
        if (payload.Length < 126)
        {
            frame[1] = (byte)payload.Length;
        }
        else if (payload.Length <= ushort.MaxValue)
        {
            frame[1] = 126;
            BinaryPrimitives.WriteUInt16BigEndian(frame[2..], (ushort)payload.Length);
            head = 4;
        }
        else
        {
            frame[1] = 127;
            BinaryPrimitives.WriteUInt64BigEndian(frame[2..], (ulong)payload.Length);
            head = LongestHead;
        }

        payload.CopyTo(frame[head..]);
        return frame[..(head + payload.Length)];
    }
}
