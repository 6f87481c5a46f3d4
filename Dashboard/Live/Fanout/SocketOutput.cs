using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Dashboard.Live.Fanout;

/// <summary>
/// Writes an HTTP/1.1 answer to the connection's socket by itself. The server's own answer never begins, so nothing else writes
/// there; it goes on reading, and tells when the reader goes.
/// </summary>
internal sealed class SocketOutput : StreamOutput
{
    // So that a slow reader shows that it still takes something.
    private const int Piece = 16 * 1024;
    private readonly HttpContext _context;
    private readonly Socket _socket;
    private readonly TimeProvider _time;
    private ReadOnlyMemory<byte> _rest;
    private bool _hasBegun;
    private bool _hasEnded;

    /// <summary>Takes over a connection's answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="socket">Its socket.</param>
    /// <param name="time">The clock.</param>
    public SocketOutput(HttpContext context, Socket socket, TimeProvider time)
    {
        (_context, _socket, _time) = (context, socket, time);
        try
        {
            // Only for writes that do not wait; the server's own are asynchronous anyway.
            socket.Blocking = false;
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // It has gone in this moment: the first write finds out.
            _rest = default;
        }
    }

    /// <summary>The socket of a request that may be answered on it; null where something lies between.</summary>
    /// <param name="context">The request.</param>
    public static Socket? SocketOf(HttpContext context) =>
        context.Request.Protocol == HttpProtocol.Http11 && context.Features.Get<ITlsHandshakeFeature>() is null
            && context.Features.Get<ITlsConnectionFeature>() is null && !context.Response.HasStarted
            ? context.Features.Get<IConnectionSocketFeature>()?.Socket
            : null;

    /// <inheritdoc />
    public override Task BeginAsync(ReadOnlyMemory<byte> frames, CancellationToken ct)
    {
        _hasBegun = true;
        var head = new StringBuilder("HTTP/1.1 200 OK\r\n");
        _context.Response.Headers.Connection = "close";
        _context.Response.Headers.TransferEncoding = "chunked";
        _context.Response.Headers.Date = _time.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        foreach (var (name, values) in _context.Response.Headers)
        {
            foreach (var value in values)
            {
                head.Append(name).Append(": ").Append(value).Append("\r\n");
            }
        }

        // The answer's time is the reader's patience, and says nothing of ours.
        if (_context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics)
        {
            metrics.MetricsDisabled = true;
        }

        byte[] bytes = [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. Chunks.Of(frames).Chunk.Span];
        return WriteAsync(bytes, ct);
    }

    /// <inheritdoc />
    public override Task SendAsync(StreamBlock block, CancellationToken ct) => WriteAsync(block.Chunk, ct);

    /// <inheritdoc />
    public override Task FinishAsync(CancellationToken ct)
    {
        var rest = _rest;
        _rest = default;
        return WriteAsync(rest, ct);
    }

    /// <inheritdoc />
    public override bool TrySend(StreamBlock block)
    {
        var sent = SendNow(block.Chunk.Span);
        if (sent == block.Chunk.Length)
        {
            return true;
        }

        _rest = block.Chunk[sent..];
        return false;
    }

    /// <inheritdoc />
    public override void End(ReadOnlyMemory<byte> frames)
    {
        // After half a chunk nothing more can be said.
        if (!_hasBegun || !_rest.IsEmpty || _context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        try
        {
            byte[] last = [.. frames.IsEmpty ? default : Chunks.Of(frames).Chunk.Span, .. Chunks.Last.Span];
            _hasEnded = SendNow(last) == last.Length;
        }
        catch (OperationCanceledException)
        {
            // It has gone: nobody is left to be told.
            _hasEnded = false;
        }
    }

    /// <summary>Closes the connection, so that the server does not answer after us.</summary>
    public override void Dispose()
    {
        if (!_hasBegun)
        {
            return;
        }

        try
        {
            if (_hasEnded)
            {
                // What was said arrives, and then the end; an abort would take it back.
                _socket.Shutdown(SocketShutdown.Send);
                return;
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            _hasEnded = false;
        }

        _context.Abort();
    }

    private int SendNow(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var sent = _socket.Send(bytes, SocketFlags.None, out var fault);
            return fault switch
            {
                SocketError.Success => sent,
                SocketError.WouldBlock or SocketError.IOPending => 0,
                _ => throw new OperationCanceledException($"The reader has gone ({fault})."),
            };
        }
        catch (ObjectDisposedException fault)
        {
            // The server has let go of it a moment before anybody is told.
            throw new OperationCanceledException("The reader has gone.", fault);
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        try
        {
            bytes = bytes[SendNow(bytes.Span)..];
            while (!bytes.IsEmpty)
            {
                using var patience = new CancellationTokenSource(Patience, _time);
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
                try
                {
                    bytes = bytes[await _socket.SendAsync(bytes[..Math.Min(Piece, bytes.Length)], SocketFlags.None, stop.Token)..];
                }
                catch (OperationCanceledException fault) when (patience.IsCancellationRequested)
                {
                    throw new TimeoutException("The reader takes nothing.", fault);
                }
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            throw new OperationCanceledException("The reader has gone.", fault);
        }
        finally
        {
            // Cut off in the middle of a chunk: what is left marks that nothing whole can follow.
            _rest = bytes;
        }
    }
}
