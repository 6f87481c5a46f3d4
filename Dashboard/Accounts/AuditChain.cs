using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Accounts;

/// <summary>Checks that nobody has changed what the audit log says.</summary>
/// <param name="factory">Makes contexts.</param>
public sealed class AuditChain(IDbContextFactory<NewsroomDb> factory)
{
    /// <summary>Walks the whole log from its beginning, a row at a time.</summary>
    /// <param name="ct">Stops it.</param>
    public async Task<AuditVerdict> VerifyAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await VerifyAsync(db.Audit.AsNoTracking().OrderBy(a => a.Serial).AsAsyncEnumerable(), ct);
    }

    internal static async Task<AuditVerdict> VerifyAsync(IAsyncEnumerable<AuditRow> bySerial, CancellationToken ct)
    {
        var (serial, previous) = (0L, AuditSeal.Beginning());
        await foreach (var row in bySerial.WithCancellation(ct))
        {
            serial++;
            if (row.Serial != serial || !row.PreviousHash.AsSpan().SequenceEqual(previous) || !row.Hash.AsSpan().SequenceEqual(AuditSeal.Of(row)))
            {
                return new(serial, Math.Min(serial, row.Serial));
            }

            previous = row.Hash;
        }

        return new(serial, null);
    }
}
