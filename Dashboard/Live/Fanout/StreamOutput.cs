namespace Dashboard.Live.Fanout;

/// <summary>Where one event stream is written to.</summary>
internal abstract class StreamOutput : IDisposable
{
    /// <summary>A reader that takes nothing for so long is let go; it resumes by its position.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The way to a reader: the connection's own socket where nothing lies between (HTTP/1.1 without TLS, as behind a proxy),
    /// which spares three copies and a task hop a write; else what the server offers.
    /// </summary>
    /// <param name="context">The request; its answer's headers are set and not sent.</param>
    /// <param name="time">The clock.</param>
    public static StreamOutput Of(HttpContext context, TimeProvider time) =>
        SocketOutput.SocketOf(context) is { } socket ? new SocketOutput(context, socket, time) : new PipeOutput(context, time);

    /// <summary>Sends the headers and the first bytes.</summary>
    /// <param name="frames">Blocks of the stream.</param>
    /// <param name="ct">Stops it.</param>
    public abstract Task BeginAsync(ReadOnlyMemory<byte> frames, CancellationToken ct);

    /// <summary>Sends blocks, waiting for the reader.</summary>
    /// <param name="block">Blocks of the stream.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="OperationCanceledException">The reader has gone.</exception>
    /// <exception cref="TimeoutException">The reader took nothing for too long.</exception>
    public abstract Task SendAsync(StreamBlock block, CancellationToken ct);

    /// <summary>Sends what a loop's write left over.</summary>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="OperationCanceledException">The reader has gone.</exception>
    /// <exception cref="TimeoutException">The reader took nothing for too long.</exception>
    public abstract Task FinishAsync(CancellationToken ct);

    /// <summary>Says a last word, if the reader takes it at once, and ends the stream.</summary>
    /// <param name="frames">Blocks of the stream; empty for none.</param>
    public abstract void End(ReadOnlyMemory<byte> frames);

    /// <summary>Writes a batch's block for the loop. False when the write is not over.</summary>
    /// <param name="block">The block.</param>
    public abstract bool TrySend(StreamBlock block);

    /// <summary>Sends blocks of an event stream that nobody shares.</summary>
    /// <param name="frames">The blocks.</param>
    /// <param name="ct">Stops it.</param>
    public Task SendAsync(ReadOnlyMemory<byte> frames, CancellationToken ct) => SendAsync(Chunks.Of(frames), ct);

    /// <summary>Lets go of the connection.</summary>
    public abstract void Dispose();
}
