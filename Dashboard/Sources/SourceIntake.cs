using System.Globalization;
using Dashboard.Accounts;
using Dashboard.Live;
using Dashboard.Shared.Sources;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Sources;

/// <summary>
/// Adds the sources of a list, many in one transaction with one entry in the audit log. What went in stays in when it is stopped, and
/// a second run changes nothing.
/// </summary>
/// <param name="log">The event log.</param>
/// <param name="audit">The audit log.</param>
/// <param name="register">Enters settings into rows.</param>
/// <param name="polling">The polling.</param>
public sealed class SourceIntake(EventLog log, AuditLog audit, SourceRegister register, IPolling polling)
{
    private const int AtOnce = 200;

    /// <summary>Adds sources. An address that a source has already, open or closed, is refused, and that source named.</summary>
    /// <param name="all">Their settings.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Stops it between two transactions.</param>
    /// <returns>What became of each, in their order.</returns>
    public async Task<IReadOnlyList<SourceResult>> AddAsync(IReadOnlyList<SourceSettings> all, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(all);
        var results = new List<SourceResult>(all.Count);
        foreach (var some in all.Chunk(AtOnce))
        {
            var done = await log.WriteAsync((db, events) => WriteAsync(db, events, some, all.Count, by, ct), ct);
            await polling.KeepInStepAsync([.. done.Where(r => r.IsDone).Select(r => r.Source).OfType<SourceSummary>().Select(s => s.Id)], ct);
            results.AddRange(done);
        }

        return results;
    }

    private async Task<IReadOnlyList<SourceResult>> WriteAsync(NewsroomDb db, ICollection<PendingEvent> events, SourceSettings[] some, int among, Actor by, CancellationToken ct)
    {
        var keys = some.Select(s => s.AddressKey).ToArray();
        var owners = await db.Sources.AsNoTracking().Where(s => keys.Contains(s.AddressKey)).ToDictionaryAsync(s => s.AddressKey, StringComparer.Ordinal, ct);
        var added = new Dictionary<string, SourceRow>(StringComparer.Ordinal);
        foreach (var settings in some.Where(s => !owners.ContainsKey(s.AddressKey) && !added.ContainsKey(s.AddressKey)))
        {
            added.Add(settings.AddressKey, register.Enter(settings, among));
        }

        if (added.Count > 0)
        {
            await SaveAsync(db, some, added.Values, ct);
            foreach (var told in await SourceSummaries.AddedAsync(db, added.Values, ct))
            {
                events.Add(told);
            }

            await audit.WriteAsync(db, by, "sources.imported", "sources", new { Sources = added.Values.Select(row => new { row.Id, row.Address, row.Name }) }, ct);
        }

        // The first of several entries with one address is the one that was added.
        var first = added.Keys.ToHashSet(StringComparer.Ordinal);
        return [.. some.Select(s => first.Remove(s.AddressKey) ? Added(added[s.AddressKey]) : Duplicate(owners.GetValueOrDefault(s.AddressKey) ?? added[s.AddressKey]))];
    }

    private static async Task SaveAsync(NewsroomDb db, SourceSettings[] some, IEnumerable<SourceRow> rows, CancellationToken ct)
    {
        foreach (var settings in some.Where(s => s.Section is not null).DistinctBy(s => s.Section, StringComparer.Ordinal))
        {
            await db.EnsureSectionAsync(settings.Section, settings.SectionName, ct);
            // The next one's place is counted in the database.
            await db.SaveChangesAsync(ct);
        }

        // The audit entry and the events name their identifiers.
        db.Sources.AddRange(rows);
        await db.SaveChangesAsync(ct);
    }

    private static SourceResult Added(SourceRow row) => new(SourceSummaries.Of(row, 0, CultureInfo.CurrentUICulture), null);

    /// <summary>The refusal of an address that a source has already.</summary>
    /// <param name="owner">That source.</param>
    internal static SourceResult Duplicate(SourceRow owner) => new(
        SourceSummaries.Of(owner, 0, CultureInfo.CurrentUICulture),
        SourceFault.Of(SourceFaultCode.Duplicate, owner.Name, owner.Id.ToString(CultureInfo.InvariantCulture)));
}
