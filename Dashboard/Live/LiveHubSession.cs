using System.Security.Claims;
using Dashboard.Live.Fanout;
using Dashboard.Shared.Live;
using Dashboard.Storage;
using Dashboard.Storage.Reach;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Live;

/// <summary>Talks to one hub connection: a position in each log, never a queue of copies.</summary>
public sealed class LiveHubSession(
    HubConnectionContext connection, LiveFeed feed, LiveHistory history, LiveSnapshots snapshots, FanoutLoops loops, IStaffHearings hearings,
    LiveMetrics metrics, TimeProvider time, ILogger<LiveHubSession> logger) : IAsyncDisposable
{
    /// <summary>What metrics call it.</summary>
    internal const string Transport = "hub";

    // A client that takes nothing for so long is cut off; it resumes by its position.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StaffRound = TimeSpan.FromMinutes(5);
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

    internal void Begin(LiveFilter filter, LiveStart start, JoinRequest request)
    {
        var ct = _end.Token;
        var hearPublic = Task.Run(() => GuardAsync(() => PublicAsync(filter, start, request.OneByOne, ct)), CancellationToken.None);
        _talk = connection.User?.Identity is { IsAuthenticated: true }
            ? Task.WhenAll(hearPublic, Task.Run(() => GuardAsync(() => StaffAsync(connection.User, request.AfterStaff, ct)), CancellationToken.None))
            : hearPublic;
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
        catch (TimeoutException)
        {
            metrics.Dropped(Transport);
            connection.Abort();
        }
        catch (Exception fault) when (DatabaseFault.Passes(fault))
        {
            logger.LogDebug(fault, "Hub connection {Connection} is sent back: the database is away", connection.ConnectionId);
            metrics.BrokenOff(Transport);
            await SendBackAsync();
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "Live delivery to hub connection {Connection} broke off", connection.ConnectionId);
            await SendBackAsync();
        }
    }

    // An abort alone would tell the client to stay away.
    private async Task SendBackAsync()
    {
        try
        {
            await connection.WriteAsync(LiveHubConnections.Farewell).AsTask().WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            metrics.Dropped(Transport);
        }

        connection.Abort();
    }

    private async Task PublicAsync(LiveFilter filter, LiveStart start, bool oneByOne, CancellationToken ct)
    {
        var seat = new HubSeat(connection, filter, oneByOne) { Since = time.GetUtcNow(), Leaps = feed.Ring(LiveLog.Public).Leaps };
        var oldest = await feed.ResetOfAsync(start, history, ct);
        seat.Position = oldest is null && start.After is { } after ? after : await StartAnewAsync(seat, oldest, start.Last, ct);
        await using var leaving = ct.UnsafeRegister(static seat => ((Seat)seat!).Leave(), seat);
        await CatchUpAsync(seat, Math.Max(seat.Position, feed.Ring(LiveLog.Public).Head), ct);
        await connection.WriteAsync(HubSpeech.CaughtUp(seat.Position), ct);
        while (await loops.FollowAsync(seat) == Departure.Behind)
        {
            await seat.FinishAsync(Patience, time, ct);
            metrics.Lag(seat.Unfinished, Transport);
            seat.Leaps = feed.Ring(LiveLog.Public).Leaps;
            if (await feed.ResetOfAsync(new LiveStart(seat.Position, null), history, ct) is { } lost)
            {
                seat.Position = await StartAnewAsync(seat, lost, null, ct);
            }

            await CatchUpAsync(seat, long.MaxValue, ct);
        }

        ct.ThrowIfCancellationRequested();
    }

    private async Task<long> StartAnewAsync(HubSeat seat, long? oldest, int? latest, CancellationToken ct)
    {
        if (oldest is { } number)
        {
            await connection.WriteAsync(HubSpeech.Reset(number), ct);
        }

        var last = latest ?? (oldest is null ? 0 : LiveStart.LastAfterReset);
        var snapshot = await snapshots.OfAsync(last, seat.Filter, ct);
        foreach (var message in snapshot.Speech(last, seat.OneByOne))
        {
            await connection.WriteAsync(message, ct);
        }

        return snapshot.Head;
    }

    private async Task CatchUpAsync(HubSeat seat, long head, CancellationToken ct)
    {
        try
        {
            await DeliverAsync(seat, head, ct);
        }
        catch (PositionGoneException gone)
        {
            // So slow a client that the log went on without it.
            seat.Position = await StartAnewAsync(seat, gone.Trimmed + 1, null, ct);
        }
    }

    private async Task DeliverAsync(HubSeat seat, long head, CancellationToken ct)
    {
        while (seat.Position < head && await feed.BatchAfterAsync(seat.Position, history, ct) is { } batch)
        {
            if (!seat.TrySend(batch, out var written))
            {
                await seat.FinishAsync(Patience, time, ct);
            }

            if (written > 0)
            {
                metrics.Delivered(written, Transport);
                if (batch.NewestAt >= seat.Since)
                {
                    metrics.Lag(batch.NewestAt, Transport);
                }
            }
        }
    }

    private async Task StaffAsync(ClaimsPrincipal user, long? afterStaff, CancellationToken ct)
    {
        var (trimmed, head) = await history.EndsAsync(LiveLog.Staff, ct);
        var listener = feed.Listen(LiveLog.Staff, afterStaff is { } after && after >= trimmed && after <= head ? after : head);
        var (hearing, askedAt) = (StaffHearing.None, (long?)null);
        while (true)
        {
            var events = await listener.NextAsync(StaffRound, ct);
            // Asked anew as time goes: a lost role or an expired token ends delivery within half a minute.
            if (askedAt is not { } asked || time.GetElapsedTime(asked) > HearingLasts)
            {
                (hearing, askedAt) = (await hearings.OfAsync(user, ct), time.GetTimestamp());
            }

            foreach (var @event in events.Where(e => !e.IsRedacted && Hears(hearing, e.Kind)))
            {
                if (@event.Hub is { } speech)
                {
                    await connection.WriteAsync(speech, ct);
                }
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
