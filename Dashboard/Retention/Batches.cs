using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Retention;

/// <summary>Removes the rows of one class in short transactions with pauses between them, so that nobody who writes waits for long.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="options">How large and how far apart.</param>
/// <param name="count">Hears of each batch that is committed.</param>
/// <param name="time">The clock.</param>
internal sealed class Batches(IDbContextFactory<NewsroomDb> factory, RetentionOptions options, Action<int> count, TimeProvider time)
{
    private const int MaxAttempts = 8;

    /// <summary>Rows that the next batch should remove.</summary>
    public int Size { get; private set; } = Pace.Least;

    /// <summary>Rows removed so far.</summary>
    public long Removed { get; private set; }

    /// <summary>The moment that an age reaches back to (UTC).</summary>
    /// <param name="age">The age.</param>
    public DateTimeOffset Before(TimeSpan age) => time.Now() - age;

    /// <summary>Reads outside of any transaction.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">Reads.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<T> ReadAsync<T>(Func<NewsroomDb, Task<T>> read, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await read(db);
    }

    /// <summary>Runs one batch and rests; a lost race runs it again. Answers how many rows it removed.</summary>
    /// <param name="remove">Removes, and answers how many rows of the class.</param>
    /// <param name="ct">Stops it before the commit, and in the pause.</param>
    public async Task<int> RemoveAsync(Func<NewsroomDb, Task<int>> remove, CancellationToken ct)
    {
        var (removed, took) = await WriteAsync(remove, ct);
        if (removed > 0)
        {
            Removed += removed;
            count(removed);
        }

        Size = Pace.Next(Size, took, options.BatchSize);
        await Task.Delay(Pace.Rest(took, options.Pause), time, ct);
        return removed;
    }

    private async Task<(int Removed, TimeSpan Took)> WriteAsync(Func<NewsroomDb, Task<int>> remove, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            try
            {
                await using var transaction = await db.BeginWriteAsync(ct);
                var began = time.GetTimestamp();
                var removed = await remove(db);
                await transaction.CommitAsync(CancellationToken.None);
                return (removed, time.GetElapsedTime(began));
            }
            catch (Exception fault) when (attempt < MaxAttempts && db.IsLostRace(fault))
            {
                // Somebody has just pointed at one of the rows, or held two of them the other way round.
                await Task.Delay(options.Pause, time, ct);
            }
        }
    }
}
