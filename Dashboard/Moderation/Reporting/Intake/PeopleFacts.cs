using Dashboard.Moderation.Reporting.People;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Moderation.Reporting.Intake;

/// <summary>What moderators have said so far of the people who report: by cookie, or by the address where the cookie is new or thrown away.</summary>
internal sealed class PeopleFacts
{
    private readonly Dictionary<Guid, ReporterRow> _reporters = [];
    private readonly HashSet<UInt128> _mutedPersons = [];
    private readonly Dictionary<long, (Guid Reporter, UInt128 Person, bool Upheld)> _settled = [];
    private readonly ILookup<Guid, long> _byReporter;
    private readonly ILookup<UInt128, long> _byPerson;

    private PeopleFacts(IEnumerable<(long Id, Guid Reporter, byte[] Person, bool Upheld)> settled)
    {
        foreach (var (id, reporter, person, upheld) in settled)
        {
            _settled[id] = (reporter, KeyedHash.Number(person), upheld);
        }

        _byReporter = _settled.ToLookup(s => s.Value.Reporter, s => s.Key);
        _byPerson = _settled.ToLookup(s => s.Value.Person, s => s.Key);
    }

    /// <summary>Reads them.</summary>
    public static async Task<PeopleFacts> ReadAsync(NewsroomDb db, IReadOnlyList<ReportDraft> drafts, CancellationToken ct)
    {
        var reporters = drafts.Select(d => d.Reporter).OfType<Guid>().Distinct().ToArray();
        byte[][] persons = [.. drafts.SelectMany(d => d.Trace.Persons).DistinctBy(KeyedHash.Number)];
        var settled = db.Reports.Where(r => r.Counted && r.Outcome != null);
        var ofPersons = await ListAsync(settled.Where(r => persons.Contains(r.Person)), ct);
        var facts = new PeopleFacts(reporters.Length == 0 ? ofPersons : [.. ofPersons, .. await ListAsync(settled.Where(r => reporters.Contains(r.ReporterId)), ct)]);
        foreach (var row in reporters.Length == 0 ? [] : await db.Reporters.Where(r => reporters.Contains(r.Id)).ToListAsync(ct))
        {
            facts._reporters[row.Id] = row;
        }

        var muted = await db.Reports.Where(r => persons.Contains(r.Person)).Join(db.Reporters.Where(r => r.MutedAt != null), r => r.ReporterId, r => r.Id, (r, _) => r.Person).Distinct().ToListAsync(ct);
        facts._mutedPersons.UnionWith(muted.Select(KeyedHash.Number));
        return facts;
    }

    /// <summary>A report with what is known of who makes it; a reporter not seen before is added.</summary>
    public ReportRow Describe(NewsroomDb db, ReportDraft draft, Guid reporter, DateTimeOffset now)
    {
        if (!_reporters.TryGetValue(reporter, out var row))
        {
            row = new ReporterRow { Id = reporter, FirstSeenAt = now };
            _reporters[reporter] = row;
            db.Reporters.Add(row);
        }

        var persons = draft.Trace.Persons.Select(KeyedHash.Number).ToList();
        var past = _byReporter[reporter].Concat(persons.SelectMany(p => _byPerson[p])).Distinct().ToList();
        return new ReportRow
        {
            ReporterId = reporter,
            Person = draft.Trace.Now.Person,
            Network = draft.Trace.Now.Network,
            Area = draft.Trace.Now.Area,
            KeyPeriod = draft.Trace.Now.Period,
            Reason = draft.Reason,
            Comment = draft.Comment,
            CommentMark = CommentText.Mark(draft.Comment),
            Language = draft.Language,
            At = now,
            Muted = row.MutedAt is not null || persons.Exists(_mutedPersons.Contains),
            PastSettled = past.Count,
            PastUpheld = past.Count(id => _settled[id].Upheld),
        };
    }

    private static async Task<List<(long Id, Guid Reporter, byte[] Person, bool Upheld)>> ListAsync(IQueryable<ReportRow> reports, CancellationToken ct) =>
        (await reports.Select(r => new { r.Id, r.ReporterId, r.Person, r.Outcome }).ToListAsync(ct)).ConvertAll(r => (r.Id, r.ReporterId, r.Person, r.Outcome == ReportVerdict.Upheld));
}
