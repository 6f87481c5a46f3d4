using Microsoft.EntityFrameworkCore;

namespace Dashboard.Storage;

/// <summary>Reads rows by a long list of values in several statements: one takes only so many parameters (SQLite 32,766).</summary>
public static class Pieces
{
    /// <summary>Most values of one statement. Entity Framework rounds the parameters of a list up, and a statement has others beside it.</summary>
    public const int Most = 10_000;

    /// <summary>The rows of all values.</summary>
    /// <typeparam name="TValue">The values.</typeparam>
    /// <typeparam name="TRow">The rows.</typeparam>
    /// <param name="values">The values; a row that several of them find is there as often only if it is found by several statements.</param>
    /// <param name="query">Makes the statement of some of them.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<IReadOnlyList<TRow>> ReadAsync<TValue, TRow>(IReadOnlyCollection<TValue> values, Func<TValue[], IQueryable<TRow>> query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(query);
        if (values.Count <= Most)
        {
            return await query([.. values]).ToListAsync(ct);
        }

        var rows = new List<TRow>();
        foreach (var piece in values.Distinct().Chunk(Most))
        {
            rows.AddRange(await query(piece).ToListAsync(ct));
        }

        return rows;
    }
}
