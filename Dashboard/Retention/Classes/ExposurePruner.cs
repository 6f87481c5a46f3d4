using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Retention.Classes;

/// <summary>Removes how much moderators looked at long ago: a row a moderator and day.</summary>
/// <param name="options">How long ago.</param>
internal sealed class ExposurePruner(IOptions<RetentionOptions> options) : IPruner
{
    /// <inheritdoc />
    public string Class => "exposures";

    /// <inheritdoc />
    public async Task PruneAsync(Batches batches, CancellationToken ct)
    {
        var before = DateOnly.FromDateTime(batches.Before(options.Value.Exposures).UtcDateTime);
        await batches.RemoveAsync(db => db.Exposures.Where(e => e.Day < before).ExecuteDeleteAsync(ct), ct);
    }
}
