using System.Globalization;
using Dashboard.Accounts;
using Dashboard.Live;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Hosting.Commands;

/// <summary>
/// The command <c>restored</c>: after a database was put back from a backup, before any node starts on it. Listeners hold positions that the lost
/// database gave them; the counters go above all of those, and what lies below counts as no longer kept, so that everybody begins anew.
/// </summary>
internal static class RestoredCommand
{
    private const int Done = 0;
    private const int Refused = 1;
    private const int Misunderstood = 2;

    /// <summary>Lifts the counter of each log and notes it in the audit log, in one transaction.</summary>
    /// <param name="services">The container, its database ready.</param>
    /// <param name="hint">A number known to have been given out, as typed; null for none.</param>
    /// <param name="terminal">Where it answers.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string? hint, Terminal terminal)
    {
        if (!TryRead(hint, out var above))
        {
            await terminal.Error.WriteLineAsync(Line($"--above is \"{hint}\"; allowed is a number from 0 to {LogLift.Most}."));
            return Misunderstood;
        }

        await using var db = await services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContextAsync();
        var data = services.GetRequiredService<DataDirectory>();
        if (db is SqliteNewsroomDb && !data.TryHold())
        {
            await terminal.Error.WriteLineAsync($"DataDirectory is \"{data.Path}\", which a running server holds; stop it before its database is restored.");
            return Refused;
        }

        return await LiftAsync(db, services, above, terminal);
    }

    private static async Task<int> LiftAsync(NewsroomDb db, IServiceProvider services, long? above, Terminal terminal)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var transaction = await db.BeginWriteAsync(CancellationToken.None);
        var lifted = new List<LiftedLog>();
        foreach (var row in await db.EventLogs.AsNoTracking().OrderBy(l => l.Log).ToListAsync())
        {
            if (LogLift.Target(row.Head, now, above) is not { } target)
            {
                await terminal.Error.WriteLineAsync(Line(
                    $"The {row.Log} log stands at {row.Head}, above what the clock ({now:u}) allows; set the clock, or name a number above all that were ever given out: restored --above N (at most {LogLift.Most})."));
                return Refused;
            }

            lifted.Add(new LiftedLog(row.Log, row.Head, target));
        }

        await services.GetRequiredService<AuditLog>().WriteAsync(db, Actor.System, "logs.lifted", "live", lifted.ConvertAll(l => new { Log = l.Log.ToString(), l.From, l.To }), CancellationToken.None);
        foreach (var (log, _, to) in lifted)
        {
            await db.EventLogs.Where(l => l.Log == log && l.Head < to)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.Head, to).SetProperty(l => l.Trimmed, to));
        }

        await transaction.CommitAsync();
        foreach (var (log, from, to) in lifted)
        {
            await terminal.Output.WriteLineAsync(Line($"{log} log: {from} -> {to}"));
        }

        return Done;
    }

    private static bool TryRead(string? hint, out long? above)
    {
        above = long.TryParse(hint, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= LogLift.Most ? number : null;
        return hint is null || above is not null;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
