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

    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    /// <summary>Waits.</summary>
    /// <param name="since">Polls that began before this moment (UTC) don't count.</param>
    /// <param name="patience">How long at most.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>How many sources had still not been polled in the end.</returns>
    public async Task<int> WaitAsync(DateTimeOffset since, TimeSpan patience, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        var first = 0;
        while (true)
        {
            var pending = await PendingAsync(since, ct);
            first = Math.Max(first, pending);
            var elapsed = time.GetElapsedTime(began);
            if (pending == 0 || elapsed >= patience)
            {
                return pending;
            }

            await Task.Delay(Pause(first - pending, pending, elapsed), time, ct);
        }
    }

    /// <summary>
    /// How long to wait before the next look: a quarter of what the rest will take at the speed so far. Counting reads every source, so
    /// among many thousands it would cost as much as the polls if it were done all the time.
    /// </summary>
    internal static TimeSpan Pause(int done, int pending, TimeSpan elapsed) =>
        done == 0 ? Least : TimeSpan.FromTicks(Math.Clamp(elapsed.Ticks / done * pending / 4, Least.Ticks, Most.Ticks));

    private async Task<int> PendingAsync(DateTimeOffset since, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Sources.CountAsync(s => s.Kind == SourceKind.Feed && s.State == SourceState.Active && (s.LastRunAt == null || s.LastRunAt < since), ct);
    }
}
