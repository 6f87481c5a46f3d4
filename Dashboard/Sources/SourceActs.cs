using System.Globalization;
using Dashboard.Accounts;
using Dashboard.Live;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Sources;

/// <summary>Writes one act on a source: the row, its audit entry and the staff's event in one transaction.</summary>
/// <param name="log">The event log.</param>
/// <param name="audit">The audit log.</param>
/// <param name="summaries">How a source is shown.</param>
public sealed class SourceActs(EventLog log, AuditLog audit, SourceSummaries summaries)
{
    // What an audit entry of a change tells; the rest is the polls' own.
    private static readonly HashSet<string> Told = new(StringComparer.Ordinal)
    {
        nameof(SourceRow.Address), nameof(SourceRow.Name), nameof(SourceRow.Site), nameof(SourceRow.Section), nameof(SourceRow.Language),
        nameof(SourceRow.Interval), nameof(SourceRow.Cron), nameof(SourceRow.TimeZone), nameof(SourceRow.Display), nameof(SourceRow.Pictures), nameof(SourceRow.Rules),
        nameof(SourceRow.State), nameof(SourceRow.ClosedReason),
    };

    /// <summary>Adds a source.</summary>
    /// <param name="prepare">Gives the new row or the fault; may run more than once.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<SourceResult> AddAsync(Func<NewsroomDb, Task<(SourceRow? Row, SourceResult? Refusal)>> prepare, Actor by, CancellationToken ct) =>
        log.WriteAsync(async (db, events) =>
        {
            var (row, refusal) = await prepare(db);
            if (row is null)
            {
                return refusal ?? new SourceResult(null, SourceFault.Of(SourceFaultCode.Unknown));
            }

            if (db.Entry(row).State == EntityState.Detached)
            {
                db.Sources.Add(row);
            }

            // The audit entry and the event name the row's identifier.
            await db.SaveChangesAsync(ct);
            events.Add(await summaries.ChangedAsync(db, row, ct));
            await audit.WriteAsync(db, by, "source.added", Subject(row), new { row.Address, row.Name }, ct);
            return new SourceResult(await summaries.OfAsync(db, row, CultureInfo.CurrentUICulture, ct), null);
        }, ct);

    /// <summary>Changes a source. Nothing is written when <paramref name="change"/> refuses or leaves the row as it is.</summary>
    /// <param name="id">The source.</param>
    /// <param name="act">Name of the act in the audit log.</param>
    /// <param name="change">Changes the row or gives the fault; may run more than once.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<SourceResult> ChangeAsync(int id, string act, Func<NewsroomDb, SourceRow, Task<SourceResult?>> change, Actor by, CancellationToken ct) =>
        log.WriteAsync(async (db, events) =>
        {
            // Takes the row's lock before reading it: on PostgreSQL a second writer waits here and then sees the first one's version.
            await db.Sources.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version), ct);
            var row = await db.Sources.SingleOrDefaultAsync(s => s.Id == id && s.Kind == SourceKind.Feed, ct);
            if (row is null)
            {
                return new SourceResult(null, SourceFault.Of(SourceFaultCode.Unknown));
            }

            if (await change(db, row) is { } refusal)
            {
                return refusal with { Source = refusal.Source ?? await summaries.OfAsync(db, row, CultureInfo.CurrentUICulture, ct) };
            }

            db.ChangeTracker.DetectChanges();
            if (db.Entry(row).State == EntityState.Modified)
            {
                row.Version++;
                events.Add(await summaries.ChangedAsync(db, row, ct));
                await audit.WriteAsync(db, by, act, Subject(row), Particulars(db, row), ct);
            }

            return new SourceResult(await summaries.OfAsync(db, row, CultureInfo.CurrentUICulture, ct), null);
        }, ct);

    /// <summary>Notes an act that changes no row.</summary>
    /// <param name="source">The source.</param>
    /// <param name="act">Name of the act in the audit log.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Stops it.</param>
    public Task NoteAsync(int source, string act, Actor by, CancellationToken ct) =>
        log.WriteAsync((db, _) => audit.WriteAsync(db, by, act, Subject(source), null, ct), ct);

    /// <summary>Notes an act on all active sources that changes no row.</summary>
    /// <param name="act">Name of the act in the audit log.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Their identifiers.</returns>
    public Task<IReadOnlyList<int>> NoteAllAsync(string act, Actor by, CancellationToken ct) =>
        log.WriteAsync<IReadOnlyList<int>>(async (db, _) =>
        {
            var ids = await db.Sources.Where(s => s.Kind == SourceKind.Feed && s.State == SourceState.Active).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(ct);
            await audit.WriteAsync(db, by, act, "sources", new { ids.Count }, ct);
            return ids;
        }, ct);

    private static Dictionary<string, object?[]> Particulars(NewsroomDb db, SourceRow row) => db.Entry(row).Properties
        .Where(p => p.IsModified && Told.Contains(p.Metadata.Name))
        .ToDictionary(
            p => char.ToLowerInvariant(p.Metadata.Name[0]) + p.Metadata.Name[1..],
            p => new[] { Plain(p.OriginalValue), Plain(p.CurrentValue) });

    private static object? Plain(object? value) => value is Enum word ? word.ToString().ToLowerInvariant() : value;

    private static string Subject(SourceRow row) => Subject(row.Id);

    private static string Subject(int id) => string.Create(CultureInfo.InvariantCulture, $"source:{id}");
}
