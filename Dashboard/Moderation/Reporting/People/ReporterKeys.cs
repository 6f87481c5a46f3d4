using System.Net;
using System.Security.Cryptography;
using Dashboard.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Moderation.Reporting.People;

/// <summary>
/// The keys that hash readers' addresses: a new one each period, shared by all nodes, the one before kept to recognise people across the change,
/// older ones deleted for good.
/// </summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="protection">Protects the keys at rest.</param>
/// <param name="time">The clock.</param>
public sealed class ReporterKeys(IDbContextFactory<NewsroomDb> factory, IDataProtectionProvider protection, TimeProvider time) : IDisposable
{
    private const int KeyBytes = 32;
    private const int PeriodDays = 30;
    private readonly IDataProtector _protector = protection.CreateProtector("moderation.reporter-keys");
    private readonly SemaphoreSlim _loading = new(1);
    private Pair? _pair;

    /// <summary>The hashes of an address.</summary>
    /// <param name="address">The client's address.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<ReporterTrace> TraceAsync(IPAddress address, CancellationToken ct)
    {
        var period = PeriodOf(time.GetUtcNow());
        var pair = Volatile.Read(ref _pair) is { } known && known.Period == period ? known : await LoadAsync(period, ct);
        var scope = ReporterScope.Of(address);
        return new(ReporterHashes.Of(scope, period, pair.Key), pair.Former is null ? null : ReporterHashes.Of(scope, period - 1, pair.Former));
    }

    /// <summary>Number of the period a moment lies in.</summary>
    /// <param name="moment">The moment.</param>
    public static int PeriodOf(DateTimeOffset moment) => (int)(moment.ToUnixTimeSeconds() / TimeSpan.FromDays(PeriodDays).TotalSeconds);

    /// <inheritdoc />
    public void Dispose() => _loading.Dispose();

    private async Task<Pair> LoadAsync(int period, CancellationToken ct)
    {
        await _loading.WaitAsync(ct);
        try
        {
            if (_pair is { } loaded && loaded.Period == period)
            {
                return loaded;
            }

            await using var db = await factory.CreateDbContextAsync(ct);
            var pair = new Pair(period, await KeyAsync(db, period, ct), await FormerAsync(db, period - 1, ct));
            await db.ReporterKeys.Where(k => k.Period < period - 1).ExecuteDeleteAsync(ct);
            Volatile.Write(ref _pair, pair);
            return pair;
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<byte[]?> FormerAsync(NewsroomDb db, int period, CancellationToken ct) =>
        await db.ReporterKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Period == period, ct) is { } row ? Open(row) : null;

    // Of nodes that make the key at once one comes first; the others take its key.
    private async Task<byte[]> KeyAsync(NewsroomDb db, int period, CancellationToken ct)
    {
        if (await FormerAsync(db, period, ct) is { } key)
        {
            return key;
        }

        var made = RandomNumberGenerator.GetBytes(KeyBytes);
        var row = new ReporterKeyRow { Period = period, Key = _protector.Protect(Convert.ToBase64String(made)) };
        db.ReporterKeys.Add(row);
        try
        {
            await db.SaveChangesAsync(ct);
            return made;
        }
        catch (DbUpdateException fault) when (db.IsLostRace(fault))
        {
            db.ChangeTracker.Clear();
            return await FormerAsync(db, period, ct) ?? throw new InvalidOperationException("The key of this period was made and deleted at once.", fault);
        }
    }

    private byte[] Open(ReporterKeyRow row) => Convert.FromBase64String(_protector.Unprotect(row.Key));

    private sealed record Pair(int Period, byte[] Key, byte[]? Former);
}
