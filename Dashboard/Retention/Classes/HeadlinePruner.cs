using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Retention.Classes;

/// <summary>Removes old headlines, source by source: the newest of each stay, so that one that says little is not emptied.</summary>
/// <param name="options">How old, and how many stay.</param>
internal sealed class HeadlinePruner(IOptions<RetentionOptions> options) : IPruner
{
    /// <inheritdoc />
    public string Class => "headlines";

    /// <inheritdoc />
    public async Task PruneAsync(Batches batches, CancellationToken ct)
    {
        var sources = await batches.ReadAsync(db => db.Sources.AsNoTracking().Select(s => new { s.Id, s.Kind }).ToListAsync(ct), ct);
        foreach (var source in sources)
        {
            if ((source.Kind == SourceKind.Newsroom ? options.Value.OwnHeadlines : options.Value.Headlines) is { } age)
            {
                await PruneAsync(batches, source.Id, batches.Before(age), ct);
            }
        }
    }

    private async Task PruneAsync(Batches batches, int sourceId, DateTimeOffset before, CancellationToken ct)
    {
        if (await KeptFromAsync(batches, sourceId, ct) is not { } kept)
        {
            return;
        }

        var from = DateTimeOffset.UnixEpoch;
        while (true)
        {
            var old = await batches.ReadAsync(
                db => db.Headlines.Where(h => h.SourceId == sourceId && h.SeenAt >= from && h.SeenAt < before && h.Seq < kept)
                    .OrderBy(h => h.SeenAt).Select(h => new { h.Id, h.SeenAt }).Take(batches.Size).ToListAsync(ct), ct);
            if (old.Count == 0)
            {
                return;
            }

            long[] ids = [.. old.Select(h => h.Id)];
            await batches.RemoveAsync(db => db.RemoveHeadlinesAsync(ids, ct), ct);
            from = old[^1].SeenAt;
        }
    }

    // Number of the first headline of a source that stays at any age; null where it has no more than those.
    private async Task<long?> KeptFromAsync(Batches batches, int sourceId, CancellationToken ct) => options.Value.HeadlinesAtLeast == 0
        ? long.MaxValue
        : await batches.ReadAsync(
            db => db.Headlines.Where(h => h.SourceId == sourceId).Where(HeadlineProjection.IsPublic)
                .OrderByDescending(h => h.Seq).Select(h => (long?)h.Seq).Skip(options.Value.HeadlinesAtLeast - 1).FirstOrDefaultAsync(ct), ct);
}
