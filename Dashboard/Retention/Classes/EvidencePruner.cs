using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Retention.Classes;

/// <summary>
/// Removes the bytes of reported pictures that no headline shows any more, once their case has long been decided. Row, hash,
/// likeness, case and verdicts stay: the same picture is blocked again wherever it turns up.
/// </summary>
/// <param name="options">How long.</param>
internal sealed class EvidencePruner(IOptions<RetentionOptions> options) : IPruner
{
    /// <inheritdoc />
    public string Class => "evidence";

    /// <inheritdoc />
    public Task PruneAsync(Batches batches, CancellationToken ct)
    {
        var before = batches.Before(options.Value.Reports);
        return batches.PruneAsync(
            db => db.Pictures.Select(p => p.Id),
            (db, after, upTo) => db.Unshown()
                .Where(p => p.Id > after && p.Id <= upTo && db.Cases.Any(c => c.Id == p.CaseId && c.State != CaseState.Open && c.DecidedAt < before))
                .Where(p => db.PictureForms.Any(f => f.PictureId == p.Id)).Select(p => p.Id),
            (db, ids) => db.PictureForms.Where(f => ids.Contains(f.PictureId) && db.Unshown().Any(p => p.Id == f.PictureId)).ExecuteDeleteAsync(ct),
            ct);
    }
}
