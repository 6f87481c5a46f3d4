using System.Globalization;
using Dashboard.Live;
using Dashboard.Shared.Live;
using Dashboard.Shared.Sources;
using Dashboard.Sources.Reading;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Sources;

/// <summary>Sources as the API, the pages and the staff's events show them. The newsroom's own source is none of them.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="time">The clock.</param>
public sealed class SourceSummaries(IDbContextFactory<NewsroomDb> factory, TimeProvider time)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Sources in the order they were added.</summary>
    /// <param name="after">Only those after this identifier.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<SourceSummary>> ListAsync(int after, int limit, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.Sources.AsNoTracking()
            .Where(s => s.Kind == SourceKind.Feed && s.Id > after)
            .OrderBy(s => s.Id).Take(limit).ToListAsync(ct);
        var since = time.Now() - Day;
        var counts = await db.Headlines.Where(h => h.SeenAt > since)
            .GroupBy(h => h.SourceId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var pushes = await SourcePushes.FindAsync(db, [.. rows.Where(s => s.HasHub).Select(s => s.Id)], CultureInfo.CurrentUICulture, ct);
        return rows.ConvertAll(row => Of(row, counts.GetValueOrDefault(row.Id), CultureInfo.CurrentUICulture) with { Push = pushes.GetValueOrDefault(row.Id) });
    }

    /// <summary>One source, or null.</summary>
    /// <param name="id">The source.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SourceSummary?> FindAsync(int id, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.Sources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.Kind == SourceKind.Feed, ct);
        return row is null ? null : await OfAsync(db, row, CultureInfo.CurrentUICulture, ct);
    }

    /// <summary>Names of the sections by slug, in the site's order.</summary>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyDictionary<string, string>> SectionsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Sections.AsNoTracking().OrderBy(s => s.Position).ToDictionaryAsync(s => s.Slug, s => s.Name, StringComparer.Ordinal, ct);
    }

    /// <summary>The event that says a source has a new state or failure class. Its sentence is in the site's language; pages make their own.</summary>
    /// <param name="db">The change's context; a new row must be saved already.</param>
    /// <param name="row">The source; what is changed on it before the commit is in the event.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<PendingEvent> ChangedAsync(NewsroomDb db, SourceRow row, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        var headlines = await CountAsync(db, row.Id, ct);
        var language = await db.Site.Select(s => s.DefaultLanguage).SingleOrDefaultAsync(ct);
        var culture = CultureInfo.GetCultureInfo(language ?? "");
        return new(LiveLog.Staff, LiveEvents.SourceChanged, seq => Of(row, headlines, culture) with { EventSeq = seq }) { SourceId = row.Id };
    }

    /// <summary>The events of sources that were just added and have no headlines yet.</summary>
    /// <param name="db">The change's context; the rows must be saved already.</param>
    /// <param name="rows">The sources.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<IReadOnlyList<PendingEvent>> AddedAsync(NewsroomDb db, IReadOnlyCollection<SourceRow> rows, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var culture = CultureInfo.GetCultureInfo(await db.Site.Select(s => s.DefaultLanguage).SingleOrDefaultAsync(ct) ?? "");
        return [.. rows.Select(row => new PendingEvent(LiveLog.Staff, LiveEvents.SourceChanged, seq => Of(row, 0, culture) with { EventSeq = seq }) { SourceId = row.Id })];
    }

    /// <summary>One source within a change.</summary>
    /// <param name="db">The change's context.</param>
    /// <param name="row">The source.</param>
    /// <param name="culture">The asker's language.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SourceSummary> OfAsync(NewsroomDb db, SourceRow row, CultureInfo culture, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        var push = row.HasHub ? (await SourcePushes.FindAsync(db, [row.Id], culture, ct)).GetValueOrDefault(row.Id) : null;
        return Of(row, await CountAsync(db, row.Id, ct), culture) with { Push = push };
    }

    /// <summary>A row as it is shown.</summary>
    /// <param name="row">The row.</param>
    /// <param name="headlinesLast24h">Its new headlines in the last 24 hours.</param>
    /// <param name="culture">The asker's language.</param>
    public static SourceSummary Of(SourceRow row, int headlinesLast24h, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(row);
        var error = row.FailureCode is { } code ? new SourceError(code, SourceSentences.Failure(code, row.FailureArguments, culture)) : null;
        var next = row.State == SourceState.Active ? row.NextRunAt : null;
        var health = new SourceHealth(row.LastRunAt, row.LastSuccessAt, next, row.ConsecutiveFailures, error, headlinesLast24h) { Note = SourceSentences.Note(row.FaultyLine, culture) };
        var schedule = row.Interval is { } interval ? new SourceScheduleSetting(Interval: interval)
            : row.Cron is { } cron ? new(Cron: cron, TimeZone: row.TimeZone)
            : new(Adaptive: true);
        var summary = new SourceSummary(
            row.Id, row.Version, row.Address, row.Site, row.Name, row.Section, row.Language, schedule, Word(row.State), Word(row.Display), Word(row.Pictures), health);
        return summary with { Rules = StoredRules.Read(row.Rules) };
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private Task<int> CountAsync(NewsroomDb db, int id, CancellationToken ct)
    {
        var since = time.Now() - Day;
        return db.Headlines.CountAsync(h => h.SourceId == id && h.SeenAt > since, ct);
    }
}
