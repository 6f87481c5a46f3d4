using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Sources;

/// <summary>Waits until every active source has been polled. It asks the rows, so it does not matter which node polls them.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="time">The clock.</param>
public sealed class PollWatch(IDbContextFactory<NewsroomDb> factory, TimeProvider time)
{
    /// <summary>Longest patience.</summary>
    public static readonly TimeSpan MostPatience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits.</summary>
    /// <param name="since">Polls that began before this moment (UTC) don't count.</param>
    /// <param name="patience">How long at most.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>How many sources had still not been polled in the end.</returns>
    public async Task<int> WaitAsync(DateTimeOffset since, TimeSpan patience, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var pending = await PendingAsync(since, ct);
            if (pending == 0 || time.GetElapsedTime(began) >= patience)
            {
                return pending;
            }

            await Task.Delay(Between, time, ct);
        }
    }

    private async Task<int> PendingAsync(DateTimeOffset since, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Sources.CountAsync(s => s.Kind == SourceKind.Feed && s.State == SourceState.Active && (s.LastRunAt == null || s.LastRunAt < since), ct);
    }
}
