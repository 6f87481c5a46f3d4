using System.Buffers;
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
/// <param name="time">The clock.</param>
/// <param name="onStuck">Called once when the client has taken nothing for too long.</param>
[SuppressMessage("Reliability", "CA1001", Justification = "Without a wait handle or a timer neither holds anything, and a write that is given up lets go late.")]
internal sealed class HubSocketOutput(Socket socket, Stream before, TimeProvider time, Action onStuck) : PipeWriter
{
    // So that a slow client shows that it still takes something.
    private const int Piece = 16 * 1024;

    // A client that takes nothing for so long is cut off; it resumes by its position.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly CancellationTokenSource _end = new();
    private ArrayBufferWriter<byte>? _open;
    private volatile bool _isHeard;
    private volatile bool _isBroken;

    /// <summary>Messages are bytes (MessagePack), not text.</summary>
    public bool IsBinary { get; set; }

    /// <summary>The client has been heard, so the server's answer has arrived: from now on the socket is written to.</summary>
    public void TakeOver()
    {
        if (_isHeard)
        {
            return;
        }

        try
        {
            // Only for writes that do not wait; the server's own are asynchronous anyway.
            socket.Blocking = false;
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // It has gone in this moment; the reading half tells whoever should know.
            _isBroken = true;
        }

        _isHeard = true;
    }

    /// <summary>Says nothing more: whatever still waits is given up.</summary>
    public void Break()
    {
        _isBroken = true;
        _end.Cancel();
    }

    /// <inheritdoc />
    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        if (!_isHeard || !_gate.Wait(0, CancellationToken.None))
        {
            return SayLaterAsync(HubFrame.Of(source.Span, IsBinary).ToArray());
        }

        // Whoever holds the gate lets go of it, here or where the rest is written.
        var isHandedOn = false;
        try
        {
            var frame = HubFrame.Of(source.Span, IsBinary);
            var sent = SendNow(frame);
            if (sent == frame.Length)
            {
                return Said();
            }

            var rest = frame[sent..].ToArray();
            isHandedOn = true;
            return FinishAsync(rest);
        }
        finally
        {
            if (!isHandedOn)
            {
                _gate.Release();
            }
        }
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
        // SignalR ends the connection. With nothing under way its last word can still be said.
        if (_gate.CurrentCount == 0)
        {
            Break();
        }
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
            await _gate.WaitAsync(_end.Token);
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
            while (!rest.IsEmpty && !_isBroken)
            {
                rest = rest[await WriteSomeAsync(rest)..];
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

    private async ValueTask<int> WriteSomeAsync(ReadOnlyMemory<byte> rest)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _end.Token);
        try
        {
            if (_isHeard)
            {
                return await socket.SendAsync(rest[..Math.Min(Piece, rest.Length)], SocketFlags.None, stop.Token);
            }

            await before.WriteAsync(rest, stop.Token);
            return rest.Length;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !_isBroken)
        {
            _isBroken = true;
            onStuck();
            throw;
        }
    }

    private int SendNow(ReadOnlySpan<byte> frame)
    {
        if (_isBroken)
        {
            return frame.Length;
        }

        try
        {
            var sent = socket.Send(frame, SocketFlags.None, out var fault);
            if (fault is SocketError.Success or SocketError.WouldBlock or SocketError.IOPending)
            {
                return fault == SocketError.Success ? sent : 0;
            }
        }
        catch (ObjectDisposedException)
        {
            // The server has let go of it a moment before anybody is told.
        }

        _isBroken = true;
        return frame.Length;
    }
}
