using Microsoft.Extensions.Options;

namespace Dashboard.Retention.Classes;

/// <summary>Removes headlines that were withdrawn a while ago.</summary>
/// <param name="options">How long ago.</param>
internal sealed class WithdrawnPruner(IOptions<RetentionOptions> options) : IPruner
{
    /// <inheritdoc />
    public string Class => "withdrawn";

    /// <inheritdoc />
    public Task PruneAsync(Batches batches, CancellationToken ct)
    {
        var before = batches.Before(options.Value.Withdrawn);
        return batches.PruneAsync(
            db => db.Headlines.Select(h => h.Id),
            (db, after, upTo) => db.Headlines.Where(h => h.Id > after && h.Id <= upTo && h.WithdrawnAt < before).Select(h => h.Id),
            (db, ids) => db.RemoveHeadlinesAsync(ids, ct),
            ct);
    }
}
