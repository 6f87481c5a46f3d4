using System.Globalization;
using Dashboard.Shared.Sources;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Sources;

/// <summary>Subscriptions at hubs as the API and the pages show them.</summary>
internal static class SourcePushes
{
    /// <summary>The subscriptions of sources, by source; those that are over are none.</summary>
    /// <param name="db">Where from.</param>
    /// <param name="ids">The sources.</param>
    /// <param name="culture">The asker's language.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<Dictionary<int, SourcePush>> FindAsync(NewsroomDb db, IReadOnlyCollection<int> ids, CultureInfo culture, CancellationToken ct)
    {
        var rows = await db.WebSubs.AsNoTracking()
            .Where(w => ids.Contains(w.SourceId) && w.State != WebSubState.Leaving && w.State != WebSubState.Left).ToListAsync(ct);
        return rows.GroupBy(w => w.SourceId).ToDictionary(g => g.Key, g => Of(g.MaxBy(w => w.Id)!, culture));
    }

    private static SourcePush Of(WebSubRow row, CultureInfo culture)
    {
        var state = row.State switch
        {
            WebSubState.Active => row.ProvenAt is null ? "unproven" : "on",
            WebSubState.Denied => "refused",
            WebSubState.GivenUp => "silent",
            _ => "asked",
        };
        var text = row.FailureCode is { } code ? SourceSentences.OfHub(code, row.FailureArguments, culture) : null;
        return new(state, row.Hub, row.ProvenAt ?? row.ActiveSince, row.LastPushAt, row.LeaseUntil, text);
    }
}
