using Dashboard.Shared.Live;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Retention.Classes;

/// <summary>Removes headlines inside a transaction. Their versions and links to pictures go with them, their keys stay as tombstones.</summary>
internal static class HeadlineRemoval
{
    /// <summary>Removes them, and empties what a log that reaches back further holds of them.</summary>
    public static async Task<int> RemoveHeadlinesAsync(this NewsroomDb db, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        // Headlines before events, as everywhere.
        var removed = await db.Headlines.Where(h => ids.Contains(h.Id)).ExecuteDeleteAsync(ct);
        await db.Events
            .Where(e => e.HeadlineId != null && ids.Contains(e.HeadlineId.Value) && (e.Kind == LiveEvents.Headline || e.Kind == LiveEvents.HeadlineUpdated))
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.Payload, (string?)null), ct);
        return removed;
    }
}
