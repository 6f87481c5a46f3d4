using Dashboard.Live;
using Dashboard.Shared.Headlines;
using Dashboard.Shared.Live;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Wire;

/// <summary>Takes a headline back inside a caller's transaction.</summary>
internal static class HeadlineBooks
{
    /// <summary>Marks it withdrawn, empties what the log holds of it, and appends the event. Its keys stay as tombstones.</summary>
    public static async Task WithdrawAsync(
        NewsroomDb db, ICollection<PendingEvent> events, HeadlineRow row, WithdrawalReason reason, DateTimeOffset now, CancellationToken ct)
    {
        row.WithdrawnAt = now;
        row.WithdrawnReason = reason;
        await db.Events
            .Where(e => e.HeadlineId == row.Id && (e.Kind == LiveEvents.Headline || e.Kind == LiveEvents.HeadlineUpdated))
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.Payload, (string?)null), ct);
        events.Add(HeadlineEvents.Withdrawn(row, reason));
    }
}
