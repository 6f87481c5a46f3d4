using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Moderation.Cases.Books;

/// <summary>What is kept of people: how a reporter stands, how long a moderator has looked.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="time">The clock.</param>
internal sealed class PeopleBooks(IDbContextFactory<NewsroomDb> factory, TimeProvider time)
{
    private const int MostAttempts = 3;
    private static readonly TimeSpan MostAtOnce = TimeSpan.FromMinutes(5);

    /// <summary>How a reporter stands.</summary>
    public async Task<ModerationOutcome<ReporterStanding>> FindAsync(Guid reporterId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var reporter = await db.Reporters.AsNoTracking().SingleOrDefaultAsync(r => r.Id == reporterId, ct);
        if (reporter is null)
        {
            return ModerationFault.Of(ModerationFaultCode.UnknownReporter);
        }

        var outcomes = await db.Reports.Where(r => r.ReporterId == reporterId && r.Counted).GroupBy(r => r.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return new ReporterStanding(reporterId, reporter.MutedAt, reporter.MutedBy, outcomes.Sum(o => o.Count),
            outcomes.Where(o => o.Key is not null).Sum(o => o.Count), outcomes.Where(o => o.Key == ReportVerdict.Upheld).Sum(o => o.Count));
    }

    /// <summary>Adds to a moderator's day; answers the day's sum in seconds.</summary>
    public async Task<double> ExposeAsync(string moderatorId, TimeSpan looked, CancellationToken ct)
    {
        var seconds = Math.Clamp(looked.TotalSeconds, 0, MostAtOnce.TotalSeconds);
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            var today = db.Exposures.Where(e => e.ModeratorId == moderatorId && e.Day == day);
            if (await today.ExecuteUpdateAsync(set => set.SetProperty(e => e.Seconds, e => e.Seconds + seconds), ct) == 1)
            {
                return await today.Select(e => e.Seconds).SingleAsync(ct);
            }

            db.Exposures.Add(new ExposureRow { ModeratorId = moderatorId, Day = day, Seconds = seconds });
            try
            {
                await db.SaveChangesAsync(ct);
                return seconds;
            }
            catch (DbUpdateException fault) when (attempt < MostAttempts && db.IsLostRace(fault))
            {
                // Two windows of one moderator began the day at once; the other's row is there now.
            }
        }
    }
}
