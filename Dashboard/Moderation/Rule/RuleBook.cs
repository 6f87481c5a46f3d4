using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Moderation.Rule;

/// <summary>The rule's settings as they are now: the newest that an administrator set, else the configured ones.</summary>
/// <param name="options">The configured ones.</param>
public sealed class RuleBook(IOptions<ModerationOptions> options)
{
    /// <summary>The settings that count in a transaction, the same on every node.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<RuleSettings> CurrentAsync(NewsroomDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var row = await db.ModerationRules.AsNoTracking().OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
        return row is null ? options.Value.ToSettings() : new RuleSettings
        {
            Threshold = row.Threshold,
            MostStanding = row.MostStanding,
            NetworkStep = row.NetworkStep,
            ReopenFactor = row.ReopenFactor,
            BlocksPerHour = row.BlocksPerHour,
        };
    }
}
