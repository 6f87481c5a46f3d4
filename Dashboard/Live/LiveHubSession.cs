using Dashboard.Shared.Live;
using Dashboard.Storage;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Live;

/// <summary>Talks to one hub connection: a position in each log, never a queue of copies.</summary>
public sealed class LiveHubSession(
    HubConnectionContext connection, LiveFeed feed, LiveHistory history, IStaffHearings hearings, LiveMetrics metrics, TimeProvider time,
    ILogger<LiveHubSession> logger) : IAsyncDisposable
{
    private const string Transport = "hub";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan HearingLasts = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionAborted);
    private Task _talk = Task.CompletedTask;

    /// <summary>Stops talking and waits until the last write is over.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _talk;
        _end.Dispose();
    }

    internal void Begin(LiveFilter filter, LiveStart start, long? afterStaff)
    {
        var ct = _end.Token;
        _talk = Task.WhenAll(
            Task.Run(() => GuardAsync(() => PublicAsync(filter, start, ct)), CancellationToken.None),
            Task.Run(() => GuardAsync(() => StaffAsync(afterStaff, ct)), CancellationToken.None));
    }

    // A talk that breaks must not leave a client that believes it is listening: it is cut off and resumes by its position.
    private async Task GuardAsync(Func<Task> talk)
    {
        try
        {
            await talk();
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            logger.LogDebug("Hub connection {Connection} has gone", connection.ConnectionId);
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "Live delivery to hub connection {Connection} broke off", connection.ConnectionId);
            connection.Abort();
        }
    }

    private async Task PublicAsync(LiveFilter filter, LiveStart start, CancellationToken ct)
    {
        var (trimmed, head) = await history.EndsAsync(LiveLog.Public, ct);
        var reset = start.NeedsReset(trimmed, head);
        LiveListener listener;
        if (!reset && start.After is { } after)
        {
            listener = feed.Listen(LiveLog.Public, after);
        }
        else
        {
            listener = await SnapshotAsync(filter, reset ? trimmed + 1 : null, start.Last ?? (reset ? LiveStart.LastAfterReset : 0), ct);
            head = listener.Position;
        }

        var caughtUp = false;
        while (true)
        {
            if (!caughtUp && listener.Position >= head)
            {
                caughtUp = true;
                await connection.WriteAsync(HubSpeech.CaughtUp(listener.Position), ct);
            }

            await DeliverAsync(await listener.NextAsync(Patience, ct), filter, ct);
        }
    }

    private async Task<LiveListener> SnapshotAsync(LiveFilter filter, long? oldest, int last, CancellationToken ct)
    {
        if (oldest is { } number)
        {
            await connection.WriteAsync(HubSpeech.Reset(number), ct);
        }

        var (headlines, seen) = await history.SnapshotAsync(last, filter, ct);
        if (headlines.Count > 0)
        {
            await connection.WriteAsync(HubSpeech.Several([.. headlines.Select(h => HeadlineNews.From(h, h.Seq))]), ct);
        }

        return feed.Listen(LiveLog.Public, seen);
    }

    private async Task DeliverAsync(IReadOnlyList<LiveEvent> events, LiveFilter filter, CancellationToken ct)
    {
        var heard = events.Where(filter.Passes).ToList();
        for (var i = 0; i < heard.Count;)
        {
            var run = heard.Skip(i).TakeWhile(e => e.Kind == LiveEvents.Headline).Count();
            await connection.WriteAsync(run > 1 ? HubSpeech.Several(heard.GetRange(i, run).ConvertAll(e => e.Read<HeadlineNews>())) : heard[i].Hub, ct);
            i += Math.Max(1, run);
        }

        if (heard.Count > 0)
        {
            metrics.Delivered(heard.Count, heard[^1].At, Transport);
        }
    }

    private async Task StaffAsync(long? afterStaff, CancellationToken ct)
    {
        if (connection.User?.Identity is not { IsAuthenticated: true })
        {
            return;
        }

        var (trimmed, head) = await history.EndsAsync(LiveLog.Staff, ct);
        var listener = feed.Listen(LiveLog.Staff, afterStaff is { } after && after >= trimmed && after <= head ? after : head);
        var (hearing, askedAt) = (StaffHearing.None, DateTimeOffset.MinValue);
        while (true)
        {
            var events = await listener.NextAsync(Patience, ct);
            // Asked anew as time goes: a lost role or an expired token ends delivery within half a minute.
            if (time.GetUtcNow() - askedAt > HearingLasts)
            {
                (hearing, askedAt) = (await hearings.OfAsync(connection.User, ct), time.GetUtcNow());
            }

            foreach (var @event in events.Where(e => !e.IsRedacted && Hears(hearing, e.Kind)))
            {
                await connection.WriteAsync(@event.Hub, ct);
            }
        }
    }

    private static bool Hears(StaffHearing hearing, string kind) =>
        kind switch
        {
            LiveEvents.CaseChanged => hearing.HasFlag(StaffHearing.Cases),
            LiveEvents.SourceChanged => hearing.HasFlag(StaffHearing.Sources),
            _ => false,
        };
}
