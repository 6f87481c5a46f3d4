using System.Text.Json;
using Dashboard.Shared.Live;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Accounts;

/// <summary>Writes who did what, in the act's own transaction: the act and its row stand or fall together.</summary>
/// <param name="time">The clock.</param>
public sealed class AuditLog(TimeProvider time)
{
    private const int MaxName = 200;
    private const int MaxAct = 64;
    private const int MaxSubject = 128;

    /// <summary>
    /// Appends a row. The caller's pending changes are saved first, so that the log's lock is taken after the rows' and just before the events':
    /// everybody locks in the same order. Call it as the last step of a change.
    /// </summary>
    /// <param name="db">The context of the act, with its write transaction open (see <see cref="NewsroomDb.BeginWriteAsync"/>).</param>
    /// <param name="actor">Who.</param>
    /// <param name="act">What, e.g. <c>source.paused</c>.</param>
    /// <param name="subject">To what, e.g. <c>source:12</c>.</param>
    /// <param name="details">Particulars, kept as JSON; never a secret.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InvalidOperationException">No transaction is open.</exception>
    public async Task<AuditRow> WriteAsync(NewsroomDb db, Actor actor, string act, string subject, object? details, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentException.ThrowIfNullOrEmpty(act);
        ArgumentNullException.ThrowIfNull(subject);
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("An audit row is written in the transaction of its act.");
        }

        await db.SaveChangesAsync(ct);
        await WriterLock.TakeAsync(db, WriterLock.Audit, ct);
        var last = await db.Audit.AsNoTracking().OrderByDescending(a => a.Serial).Select(a => new { a.Serial, a.Hash }).FirstOrDefaultAsync(ct);
        var row = new AuditRow
        {
            Serial = (last?.Serial ?? 0) + 1,
            At = time.Now(),
            ActorId = actor.Id,
            ActorName = AuditText.Fit(actor.Name, MaxName),
            Act = AuditText.Fit(act, MaxAct),
            Subject = AuditText.Fit(subject, MaxSubject),
            Details = details is null ? null : JsonSerializer.Serialize(details, LiveJson.Options),
            PreviousHash = last?.Hash ?? AuditSeal.Beginning(),
            Hash = [],
        };
        row.Hash = AuditSeal.Of(row);
        db.Audit.Add(row);
        await db.SaveChangesAsync(ct);
        return row;
    }
}
