using System.IO.Pipelines;
using System.Text.Json;
using Dashboard.Shared.Live;
using Dashboard.Storage;

namespace Dashboard.Live;

/// <summary>Server-Sent Events of the public log: <c>GET /live</c>.</summary>
/// <param name="feed">What happens.</param>
/// <param name="history">What happened.</param>
/// <param name="metrics">Counts deliveries.</param>
/// <param name="life">Says when the process stops.</param>
public sealed class LiveStream(LiveFeed feed, LiveHistory history, LiveMetrics metrics, IHostApplicationLifetime life)
{
    private const string Transport = "sse";
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(12);

    /// <summary>Serves one listener until it goes or the process stops.</summary>
    /// <param name="context">The request.</param>
    public async Task ServeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (LiveQuery.Read(context.Request, out var fault) is not { } question)
        {
            await Results.Problem(title: fault, statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
            return;
        }

        var response = context.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        metrics.Connections(+1, Transport);
        try
        {
            await SendAsync(response.BodyWriter, SseFrame.Hello(Retry()), end.Token);
            var listener = await BeginAsync(response.BodyWriter, question.Filter, question.Start, end.Token);
            await FollowAsync(response.BodyWriter, listener, question.Filter, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The reader went, or we stop: it resumes by its position, here or on another node.
            await FarewellAsync(context);
        }
        finally
        {
            metrics.Connections(-1, Transport);
        }
    }

    // So that thousands who lose one node do not all knock at the next in the same second.
    private static TimeSpan Retry() => TimeSpan.FromMilliseconds(Random.Shared.Next(1_000, 4_000));

    private async Task<LiveListener> BeginAsync(PipeWriter writer, LiveFilter filter, LiveStart start, CancellationToken ct)
    {
        var (trimmed, head) = await history.EndsAsync(LiveLog.Public, ct);
        var reset = start.NeedsReset(trimmed, head);
        if (!reset && start.After is { } after)
        {
            return feed.Listen(LiveLog.Public, after);
        }

        if (reset)
        {
            await SendAsync(writer, SseFrame.Reset(trimmed + 1), ct);
        }

        var (headlines, seen) = await history.SnapshotAsync(start.Last ?? (reset ? LiveStart.LastAfterReset : 0), filter, ct);
        foreach (var headline in headlines)
        {
            var data = JsonSerializer.SerializeToUtf8Bytes(HeadlineNews.From(headline, headline.Seq), LiveJson.Options);
            await writer.WriteAsync(SseFrame.Of(headline.Seq, LiveEvents.Headline, data), ct);
        }

        await SendAsync(writer, SseFrame.Position(seen), ct);
        return feed.Listen(LiveLog.Public, seen);
    }

    private async Task FollowAsync(PipeWriter writer, LiveListener listener, LiveFilter filter, CancellationToken ct)
    {
        while (true)
        {
            var events = await listener.NextAsync(Heartbeat, ct);
            if (events.Count == 0)
            {
                await SendAsync(writer, listener.IsCaughtUp ? SseFrame.Heartbeat(listener.Position) : SseFrame.Comment, ct);
                continue;
            }

            var written = 0;
            foreach (var @event in events)
            {
                if (filter.Passes(@event))
                {
                    Copy(writer, @event.Sse.Span);
                    written++;
                }
            }

            if (written > 0)
            {
                await FlushAsync(writer, ct);
                metrics.Delivered(written, events[^1].At, Transport);
            }
        }
    }

    private static void Copy(PipeWriter writer, ReadOnlySpan<byte> frame)
    {
        frame.CopyTo(writer.GetSpan(frame.Length));
        writer.Advance(frame.Length);
    }

    private static async ValueTask SendAsync(PipeWriter writer, ReadOnlyMemory<byte> frame, CancellationToken ct)
    {
        Copy(writer, frame.Span);
        await FlushAsync(writer, ct);
    }

    private static async ValueTask FlushAsync(PipeWriter writer, CancellationToken ct)
    {
        if ((await writer.FlushAsync(ct)).IsCompleted)
        {
            throw new OperationCanceledException("The reader has gone.");
        }
    }

    private async Task FarewellAsync(HttpContext context)
    {
        if (life.ApplicationStopping.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.BodyWriter.WriteAsync(SseFrame.Hello(Retry()), context.RequestAborted);
        }
    }
}
