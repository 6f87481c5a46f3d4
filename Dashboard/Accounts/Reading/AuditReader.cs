using System.Text.Json;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Accounts.Reading;

/// <summary>Reads the audit log. Who may is decided by the endpoint's policy.</summary>
/// <param name="factory">Makes contexts.</param>
internal sealed class AuditReader(IDbContextFactory<NewsroomDb> factory)
{
    /// <summary>Acts, newest first.</summary>
    /// <param name="before">Only those with a smaller number; null for the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<AuditList> ListAsync(long? before, int limit, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        // One more than asked for tells whether there is a next page.
        var rows = await db.Audit.AsNoTracking().Where(a => before == null || a.Serial < before).OrderByDescending(a => a.Serial).Take(limit + 1).ToListAsync(ct);
        return new([.. rows.Take(limit).Select(Item)], rows.Count <= limit ? null : rows[limit - 1].Serial);
    }

    private static AuditItem Item(AuditRow row) => new(row.Serial, row.At, row.ActorName, row.Act, row.Subject, row.Details is null ? null : Detail(row.Details));

    // Whoever tampered with a row must not hide the log by it.
    private static JsonElement Detail(string details)
    {
        try
        {
            return JsonElement.Parse(details);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(details);
        }
    }
}
