using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Retention.Classes;

/// <summary>Goes through a table by its identifiers, so many at a time: no single question reads the whole of it.</summary>
internal static class Stretches
{
    private const long Length = 5_000;

    /// <summary>Asks each stretch which of its rows go, and removes those.</summary>
    /// <param name="batches">Runs the transactions.</param>
    /// <param name="all">Identifiers of the table.</param>
    /// <param name="old">Identifiers to remove above the first number and up to the second.</param>
    /// <param name="remove">Removes some of them; answers how many.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task PruneAsync(
        this Batches batches, Func<NewsroomDb, IQueryable<long>> all, Func<NewsroomDb, long, long, IQueryable<long>> old,
        Func<NewsroomDb, long[], Task<int>> remove, CancellationToken ct)
    {
        var lowest = await batches.ReadAsync(db => all(db).MinAsync(id => (long?)id, ct), ct);
        var highest = await batches.ReadAsync(db => all(db).MaxAsync(id => (long?)id, ct), ct);
        for (var after = (lowest ?? 1) - 1; after < (highest ?? 0); after += Length)
        {
            var (from, upTo) = (after, after + Length);
            var found = await batches.ReadAsync(db => old(db, from, upTo).ToListAsync(ct), ct);
            for (var done = 0; done < found.Count;)
            {
                long[] ids = [.. found.Skip(done).Take(batches.Size)];
                done += ids.Length;
                await batches.RemoveAsync(db => remove(db, ids), ct);
            }
        }
    }
}
