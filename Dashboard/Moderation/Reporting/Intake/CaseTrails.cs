using Dashboard.Moderation.Reporting.People;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Moderation.Reporting.Intake;

/// <summary>Who has reported in which case, as far as the reports at hand must know.</summary>
internal sealed class CaseTrails
{
    // Enough to show a moderator somebody's zeal, too few to fill a disk.
    private const int MostRepeats = 20;
    private readonly HashSet<(long Case, Guid Reporter)> _reporters = [];
    private readonly Dictionary<(long Case, UInt128 Person), int> _persons = [];
    private readonly HashSet<(long Case, UInt128 Hash)> _formerPlaces = [];

    private CaseTrails()
    {
    }

    /// <summary>Reads them.</summary>
    public static async Task<CaseTrails> ReadAsync(NewsroomDb db, IReadOnlyList<ReportDraft> drafts, IReadOnlyCollection<CaseRow> cases, CancellationToken ct)
    {
        var trails = new CaseTrails();
        var ids = cases.Select(c => c.Id).Where(id => id > 0).ToArray();
        if (ids.Length == 0)
        {
            return trails;
        }

        byte[][] persons = [.. drafts.SelectMany(d => d.Trace.Persons).DistinctBy(KeyedHash.Number)];
        foreach (var found in await db.Reports.Where(r => ids.Contains(r.CaseId) && persons.Contains(r.Person)).Select(r => new { r.CaseId, r.ReporterId, r.Person }).ToListAsync(ct))
        {
            trails.Add(found.CaseId, found.ReporterId, found.Person);
        }

        var reporters = drafts.Select(d => d.Reporter).OfType<Guid>().Distinct().ToArray();
        if (reporters.Length > 0)
        {
            var known = await db.Reports.Where(r => ids.Contains(r.CaseId) && reporters.Contains(r.ReporterId)).Select(r => new { r.CaseId, r.ReporterId }).ToListAsync(ct);
            trails._reporters.UnionWith(known.Select(k => (k.CaseId, k.ReporterId)));
        }

        await trails.ReadPlacesAsync(db, drafts, cases, ct);
        return trails;
    }

    /// <summary>This cookie has reported in the case.</summary>
    public bool HasReporter(long caseId, Guid reporter) => _reporters.Contains((caseId, reporter));

    /// <summary>This person, known by the address under the current or the former key, has reported in the case.</summary>
    public bool HasPerson(long caseId, ReporterTrace trace) => Repeats(caseId, trace) > 0;

    /// <summary>Another report of this person is still kept, though it does not count.</summary>
    public bool MayRepeat(long caseId, ReporterTrace trace) => Repeats(caseId, trace) <= MostRepeats;

    /// <summary>The hashes of network and neighbourhood by which the case knows them: those under the former key where its earlier reports have them.</summary>
    public (byte[] Network, byte[] Area) Canonical(long caseId, ReporterTrace trace) => (
        Known(caseId, trace.Former?.Network) ?? trace.Now.Network,
        Known(caseId, trace.Former?.Area) ?? trace.Now.Area);

    /// <summary>A report was taken.</summary>
    public void Add(long caseId, Guid reporter, ReporterTrace trace) => Add(caseId, reporter, trace.Now.Person);

    private void Add(long caseId, Guid reporter, byte[] person)
    {
        _reporters.Add((caseId, reporter));
        var key = (caseId, KeyedHash.Number(person));
        _persons[key] = _persons.GetValueOrDefault(key) + 1;
    }

    private int Repeats(long caseId, ReporterTrace trace) => trace.Persons.Sum(p => _persons.GetValueOrDefault((caseId, KeyedHash.Number(p))));

    private byte[]? Known(long caseId, byte[]? former) => former is not null && _formerPlaces.Contains((caseId, KeyedHash.Number(former))) ? former : null;

    // Only a case that was open before the key changed knows places by the former key.
    private async Task ReadPlacesAsync(NewsroomDb db, IReadOnlyList<ReportDraft> drafts, IReadOnlyCollection<CaseRow> cases, CancellationToken ct)
    {
        var former = drafts.Select(d => d.Trace.Former).OfType<ReporterHashes>().ToList();
        var old = cases.Where(c => c.Id > 0 && former.Count > 0 && ReporterKeys.PeriodOf(c.OpenedAt) < drafts[0].Trace.Now.Period).Select(c => c.Id).ToArray();
        if (old.Length == 0)
        {
            return;
        }

        byte[][] networks = [.. former.Select(f => f.Network).DistinctBy(KeyedHash.Number)];
        byte[][] areas = [.. former.Select(f => f.Area).DistinctBy(KeyedHash.Number)];
        var places = await db.Reports.Where(r => old.Contains(r.CaseId) && (networks.Contains(r.Network) || areas.Contains(r.Area)))
            .Select(r => new { r.CaseId, r.Network, r.Area }).Distinct().ToListAsync(ct);
        _formerPlaces.UnionWith(places.SelectMany(p => new[] { (p.CaseId, KeyedHash.Number(p.Network)), (p.CaseId, KeyedHash.Number(p.Area)) }));
    }
}
