using System.Text;
using System.Text.Json;
using Dashboard.Shared.Live;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Live;

/// <summary>Writes a change and its events in one transaction, and rings the bell after the commit. The only way into the logs.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="publisher">The bell.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says when a write had to be run again.</param>
public sealed class EventLog(IDbContextFactory<NewsroomDb> factory, LivePublisher publisher, TimeProvider time, ILogger<EventLog> logger)
{
    private const int MaxAttempts = 8;

    /// <summary>Runs a change with its events. A lost race (another node wrote the same row first) runs it again from the start.</summary>
    /// <typeparam name="T">What the change answers.</typeparam>
    /// <param name="change">Changes rows and adds events; must not publish or commit by itself. May run more than once.</param>
    /// <param name="ct">Stops it before the commit.</param>
    /// <param name="store">Writes rows past the change tracker, once the events have their numbers and what is tracked is saved.</param>
    public async Task<T> WriteAsync<T>(Func<NewsroomDb, ICollection<PendingEvent>, Task<T>> change, CancellationToken ct, Func<NewsroomDb, Task>? store = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            try
            {
                return await AttemptAsync(db, change, store, ct);
            }
            catch (Exception fault) when (attempt < MaxAttempts && db.IsLostRace(fault))
            {
                logger.LogInformation("A write lost a race and runs again ({Attempt}): {Fault}", attempt, fault.GetBaseException().Message);
            }
        }
    }

    /// <summary>Runs a change with its events.</summary>
    /// <param name="change">Changes rows and adds events. May run more than once.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task WriteAsync(Func<NewsroomDb, ICollection<PendingEvent>, Task> change, CancellationToken ct) =>
        WriteAsync(async (db, events) =>
        {
            await change(db, events);
            return true;
        }, ct);

    private async Task<T> AttemptAsync<T>(NewsroomDb db, Func<NewsroomDb, ICollection<PendingEvent>, Task<T>> change, Func<NewsroomDb, Task>? store, CancellationToken ct)
    {
        await using var transaction = await db.BeginWriteAsync(ct);
        var pending = new List<PendingEvent>();
        var answer = await change(db, pending);
        var numbered = new List<(PendingEvent Event, long Seq, long Prev)>(pending.Count);
        // Always the public log first, so that two writers never wait for each other.
        foreach (var log in pending.GroupBy(e => e.Log).OrderBy(g => g.Key))
        {
            await NumberAsync(db, log.Key, [.. log], numbered, ct);
        }

        await db.SaveChangesAsync(ct);
        if (store is not null)
        {
            await store(db);
        }

        var written = numbered.ConvertAll(n => Write(n.Event, n.Seq, n.Prev));
        await db.InsertAsync(written.ConvertAll(w => w.Row), ct);
        await transaction.CommitAsync(CancellationToken.None);
        // Lag counts from here: before the commit nobody could have heard it.
        var committedAt = time.Now();
        publisher.Publish([.. written.Select((w, i) => LiveEvent.Of(w.Row, committedAt, numbered[i].Event.Trace, w.Data))]);
        return answer;
    }

    // The counter row stays locked to the commit, so numbers become visible in the order they were given.
    private static async Task NumberAsync(
        NewsroomDb db, LiveLog log, PendingEvent[] events, List<(PendingEvent Event, long Seq, long Prev)> numbered, CancellationToken ct)
    {
        var raised = await db.Database.SqlQuery<long>(
            $"""UPDATE "EventLogs" SET "Head" = "Head" + {(long)events.Length} WHERE "Log" = {(int)log} RETURNING "Head" AS "Value" """).ToListAsync(ct);
        var prev = raised.Single() - events.Length;
        foreach (var @event in events)
        {
            @event.Numbered?.Invoke(prev + 1);
            numbered.Add((@event, prev + 1, prev));
            prev++;
        }
    }

    private (EventRow Row, byte[] Data) Write(PendingEvent @event, long seq, long prev)
    {
        var data = JsonSerializer.SerializeToUtf8Bytes(@event.Data(seq), LiveJson.Options);
        return (new()
        {
            Log = @event.Log,
            Seq = seq,
            Prev = prev,
            Kind = @event.Kind,
            At = time.Now(),
            HeadlineId = @event.HeadlineId?.Invoke(),
            PictureId = @event.PictureId,
            SourceId = @event.SourceId,
            Language = @event.Language,
            Section = @event.Section,
            FormerLanguage = @event.FormerLanguage,
            FormerSection = @event.FormerSection,
            Payload = Encoding.UTF8.GetString(data),
        }, data);
    }
}
