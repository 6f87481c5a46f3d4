using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Dashboard.Live.Sockets;

/// <summary>One client of the hub on a WebSocket: what SignalR knows of it, in one object.</summary>
internal sealed class HubSocket : ConnectionContext, IDuplexPipe, IConnectionUserFeature, ITransferFormatFeature, IConnectionHeartbeatFeature, IHttpContextFeature
{
    // More than the largest message of a client, which SignalR itself bounds.
    private static readonly PipeOptions Incoming = new(
        readerScheduler: PipeScheduler.ThreadPool, writerScheduler: PipeScheduler.ThreadPool, pauseWriterThreshold: 64 * 1024, resumeWriterThreshold: 32 * 1024,
        minimumSegmentSize: 1024, useSynchronizationContext: false);

    private readonly WebSocket _webSocket;
    private readonly HubSocketOutput _output;
    private readonly Pipe _incoming = new(Incoming);
    private (Action<object> Act, object State)[] _beats = [];
    private TransferFormat _format = TransferFormat.Text;

    /// <summary>Begins.</summary>
    /// <param name="context">The request that became the WebSocket.</param>
    /// <param name="webSocket">Reads, and says the last word.</param>
    /// <param name="output">Writes what the hub says.</param>
    public HubSocket(HttpContext context, WebSocket webSocket, HubSocketOutput output)
    {
        (HttpContext, _webSocket, _output) = (context, webSocket, output);
        ConnectionId = context.TraceIdentifier;
        ConnectionClosed = context.RequestAborted;
        Items = new ConnectionItems();
        Features = new FeatureCollection(4);
        Features.Set<IConnectionUserFeature>(this);
        Features.Set<ITransferFormatFeature>(this);
        Features.Set<IConnectionHeartbeatFeature>(this);
        Features.Set<IHttpContextFeature>(this);
    }

    /// <inheritdoc />
    public override string ConnectionId { get; set; }

    /// <inheritdoc />
    public override IFeatureCollection Features { get; }

    /// <inheritdoc />
    public override IDictionary<object, object?> Items { get; set; }

    /// <inheritdoc />
    public override IDuplexPipe Transport
    {
        get => this;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public PipeReader Input => _incoming.Reader;

    /// <inheritdoc />
    public PipeWriter Output => _output;

    /// <inheritdoc />
    public HttpContext? HttpContext { get; set; }

    /// <inheritdoc />
    public ClaimsPrincipal? User
    {
        get => HttpContext?.User;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public TransferFormat SupportedFormats => TransferFormat.Binary | TransferFormat.Text;

    /// <inheritdoc />
    public TransferFormat ActiveFormat
    {
        get => _format;
        set => _output.IsBinary = (_format = value) == TransferFormat.Binary;
    }

    /// <inheritdoc />
    public void OnHeartbeat(Action<object> action, object state) => _beats = [.. _beats, (action, state)];

    /// <summary>Lets SignalR look once whether it is time for a sign of life, or to give the client up.</summary>
    public void Beat()
    {
        foreach (var (act, state) in _beats)
        {
            act(state);
        }
    }

    /// <summary>Ends the conversation; the hub says its last word.</summary>
    public void Stop() => _incoming.Reader.CancelPendingRead();

    /// <inheritdoc />
    public override void Abort(ConnectionAbortedException abortReason) => HttpContext?.Abort();

    /// <summary>Hands what the client says to the hub, until it closes or goes.</summary>
    public async Task ReceiveAsync()
    {
        try
        {
            while (await ReceiveSomeAsync())
            {
                var heard = await _incoming.Writer.FlushAsync();
                if (heard.IsCanceled || heard.IsCompleted)
                {
                    return;
                }
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException or ConnectionAbortedException)
        {
            // It went without a word: for the hub that is its end like any other.
        }
        finally
        {
            await _incoming.Writer.CompleteAsync();
        }
    }

    // A read of nothing first: a silent client holds no buffer.
    private async ValueTask<bool> ReceiveSomeAsync()
    {
        if ((await _webSocket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None)).MessageType == WebSocketMessageType.Close)
        {
            return false;
        }

        var received = await _webSocket.ReceiveAsync(_incoming.Writer.GetMemory(), CancellationToken.None);
        if (received.MessageType == WebSocketMessageType.Close)
        {
            return false;
        }

        _incoming.Writer.Advance(received.Count);
        return true;
    }

    /// <summary>Says the WebSocket's last word if it can still be said, and waits for the client's.</summary>
    /// <param name="receiving">What <see cref="ReceiveAsync"/> gave.</param>
    /// <param name="patience">How long.</param>
    /// <param name="time">The clock.</param>
    public async Task CloseAsync(Task receiving, TimeSpan patience, TimeProvider time)
    {
        await _incoming.Reader.CompleteAsync();
        try
        {
            if (_webSocket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _webSocket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).WaitAsync(patience, time);
            }

            await receiving.WaitAsync(patience, time);
        }
        catch (Exception fault) when (fault is WebSocketException or TimeoutException or IOException or InvalidOperationException)
        {
            // It takes or says nothing more: the connection is cut.
            _webSocket.Abort();
            HttpContext?.Abort();
        }
    }
}
