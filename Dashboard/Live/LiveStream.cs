using Dashboard.Live.Fanout;
using Dashboard.Storage;
using Dashboard.Storage.Reach;

namespace Dashboard.Live;

/// <summary>Server-Sent Events of the public log: <c>GET /live</c>.</summary>
/// <param name="feed">What happens.</param>
/// <param name="history">What happened.</param>
/// <param name="snapshots">What newcomers start with.</param>
/// <param name="loops">Serve those who are caught up.</param>
/// <param name="metrics">Counts deliveries.</param>
/// <param name="life">Says when the process stops.</param>
/// <param name="time">The clock.</param>
public sealed class LiveStream(
    LiveFeed feed, LiveHistory history, LiveSnapshots snapshots, FanoutLoops loops, LiveMetrics metrics, IHostApplicationLifetime life, TimeProvider time)
{
    /// <summary>What metrics call it.</summary>
    internal const string Transport = "sse";

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

        Dress(context.Response);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        using var output = StreamOutput.Of(context, time);
        metrics.Connections(+1, Transport);
        try
        {
            await output.BeginAsync(SseFrame.Hello(Retry()), end.Token);
            var seat = new StreamSeat(output, question.Filter) { Since = time.GetUtcNow(), Leaps = feed.Ring(LiveLog.Public).Leaps };
            seat.Position = await StartAsync(output, question.Filter, question.Start, end.Token);
            await FollowAsync(output, seat, question.Filter, end.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader went, takes nothing, or we stop: it resumes by its position, here or on another node.
            output.End(life.ApplicationStopping.IsCancellationRequested ? SseFrame.Hello(Retry()) : default);
        }
        catch (TimeoutException)
        {
            metrics.Dropped(Transport);
        }
        catch (Exception away) when (DatabaseFault.Passes(away))
        {
            // It comes again in a moment. Whoever found the database away has said so, and would be lost in a trace for each reader.
            metrics.BrokenOff(Transport);
            output.End(SseFrame.Hello(Retry()));
        }
        finally
        {
            metrics.Connections(-1, Transport);
        }
    }

    private static void Dress(HttpResponse response)
    {
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
    }

    // So that thousands who lose one node do not all knock at the next in the same second.
    private static TimeSpan Retry() => TimeSpan.FromMilliseconds(Random.Shared.Next(1_000, 4_000));

    private async Task<long> StartAsync(StreamOutput output, LiveFilter filter, LiveStart start, CancellationToken ct)
    {
        var oldest = await feed.ResetOfAsync(start, history, ct);
        return oldest is null && start.After is { } after ? after : await StartAnewAsync(output, filter, oldest, start.Last, ct);
    }

    private async Task<long> StartAnewAsync(StreamOutput output, LiveFilter filter, long? oldest, int? latest, CancellationToken ct)
    {
        if (oldest is { } number)
        {
            await output.SendAsync(SseFrame.Reset(number), ct);
        }

        var last = latest ?? (oldest is null ? 0 : LiveStart.LastAfterReset);
        var snapshot = await snapshots.OfAsync(last, filter, ct);
        await output.SendAsync(snapshot.Stream(last), ct);
        return snapshot.Head;
    }

    private async Task FollowAsync(StreamOutput output, StreamSeat seat, LiveFilter filter, CancellationToken ct)
    {
        await using var leaving = ct.UnsafeRegister(static seat => ((Seat)seat!).Leave(), seat);
        while (true)
        {
            try
            {
                await CatchUpAsync(output, seat, ct);
            }
            catch (PositionGoneException gone)
            {
                // So slow a reader that the log went on without it.
                seat.Position = await StartAnewAsync(output, filter, gone.Trimmed + 1, null, ct);
            }

            if (await loops.FollowAsync(seat) != Departure.Behind)
            {
                throw new OperationCanceledException("The stream ends.");
            }

            await output.FinishAsync(ct);
            metrics.Lag(seat.Unfinished, Transport);
            seat.Leaps = feed.Ring(LiveLog.Public).Leaps;
            if (await feed.ResetOfAsync(new LiveStart(seat.Position, null), history, ct) is { } oldest)
            {
                seat.Position = await StartAnewAsync(output, filter, oldest, null, ct);
            }
        }
    }

    private async Task CatchUpAsync(StreamOutput output, StreamSeat seat, CancellationToken ct)
    {
        while (await feed.BatchAfterAsync(seat.Position, history, ct) is { } batch)
        {
            var block = seat.Take(batch);
            if (block.Count > 0)
            {
                await output.SendAsync(block, ct);
                metrics.Delivered(block.Count, Transport);
                if (batch.NewestAt >= seat.Since)
                {
                    metrics.Lag(batch.NewestAt, Transport);
                }
            }
        }
    }
}
