using System.IO.Pipelines;

namespace Dashboard.Live.Fanout;

/// <summary>Writes an event stream the server's way: over TLS, HTTP/2, HTTP/1.0, or where there is no socket.</summary>
/// <param name="context">The request.</param>
/// <param name="time">The clock.</param>
internal sealed class PipeOutput(HttpContext context, TimeProvider time) : StreamOutput
{
    private Task _under = Task.CompletedTask;

    private PipeWriter Writer => context.Response.BodyWriter;

    /// <inheritdoc />
    public override Task BeginAsync(ReadOnlyMemory<byte> frames, CancellationToken ct) => WriteAsync(frames, ct);

    /// <inheritdoc />
    public override Task SendAsync(StreamBlock block, CancellationToken ct) => WriteAsync(block.Frames, ct);

    /// <inheritdoc />
    public override Task FinishAsync(CancellationToken ct) => _under.WaitAsync(Patience, time, ct);

    /// <inheritdoc />
    public override bool TrySend(StreamBlock block)
    {
        block.Frames.Span.CopyTo(Writer.GetSpan(block.Frames.Length));
        Writer.Advance(block.Frames.Length);
        var flush = Writer.FlushAsync(CancellationToken.None);
        if (flush.IsCompletedSuccessfully)
        {
            Judge(flush.Result);
            return true;
        }

        _under = OverAsync(flush);
        return false;
    }

    /// <inheritdoc />
    public override void End(ReadOnlyMemory<byte> frames)
    {
        if (!frames.IsEmpty && _under.IsCompleted && context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            // The server sends it with the end of the answer.
            frames.Span.CopyTo(Writer.GetSpan(frames.Length));
            Writer.Advance(frames.Length);
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        // The server ends the answer when its request returns.
    }

    private static async Task OverAsync(ValueTask<FlushResult> flush) => Judge(await flush);

    private static void Judge(FlushResult result)
    {
        if (result.IsCompleted)
        {
            throw new OperationCanceledException("The reader has gone.");
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> frames, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            Judge(await Writer.WriteAsync(frames, stop.Token));
        }
        catch (OperationCanceledException fault) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException("The reader takes nothing.", fault);
        }
    }
}
