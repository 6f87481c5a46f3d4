using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Moderation.Panel.Acts;

/// <summary>Reads from the audit log what moderation did. Who may is decided by the page and by the export's policy.</summary>
/// <param name="factory">Makes contexts.</param>
public sealed class ActsReader(IDbContextFactory<NewsroomDb> factory)
{
    /// <summary>Most acts read at once.</summary>
    public const int Most = 200;

    private static readonly string[] Verdicts = ["picture.blocked", "picture.restored", "verdict.undone"];
    private static readonly string[] All = [.. Verdicts, "case.noted", "case.claimed", "case.released", "reporter.muted", "reporter.unmuted", "rule.changed"];

    /// <summary>Acts, latest first.</summary>
    /// <param name="withHolds">Taking and leaving cases too.</param>
    /// <param name="before">Only those with a smaller number; null for the latest.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<ActItem>> ReadAsync(bool withHolds, long? before, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var acts = withHolds ? All : [.. All.Where(a => a is not ("case.claimed" or "case.released"))];
        return await db.Audit.AsNoTracking().Where(a => acts.Contains(a.Act) && (before == null || a.Serial < before))
            .OrderByDescending(a => a.Serial).Take(Most).Select(a => new ActItem(a.Serial, a.At, a.ActorName, a.Act, a.Subject, a.Details)).ToListAsync(ct);
    }
}
