using System.Globalization;
using Dashboard.Accounts;
using Dashboard.Live;
using Dashboard.Storage;
using Dashboard.Storage.Identities;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Hosting.Commands;

/// <summary>
/// The command <c>restored</c>: after a database was put back from a backup, before any node starts on it. Listeners hold positions that the lost
/// database gave them; the counters go above all of those, and what lies below counts as no longer kept, so that everybody begins anew. Addresses and
/// programs hold rows' numbers; those go above all that were given out too, so that none comes to name another row.
/// </summary>
internal static class RestoredCommand
{
    private const int Done = 0;
    private const int Refused = 1;
    private const int Misunderstood = 2;

    /// <summary>Lifts the counter of each log and the numbering of rows known outside, and notes it in the audit log, in one transaction.</summary>
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
        if (await LogsAsync(db, now, above, terminal) is not { } logs || await NumbersAsync(db, now, terminal) is not { } numbers)
        {
            return Refused;
        }

        await services.GetRequiredService<AuditLog>().WriteAsync(
            db, Actor.System, "logs.lifted", "live", new { Logs = logs.ConvertAll(l => new { Log = l.Log.ToString(), l.From, l.To }), Numbers = numbers }, CancellationToken.None);
        foreach (var (log, _, to) in logs)
        {
            await db.EventLogs.Where(l => l.Log == log && l.Head < to)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.Head, to).SetProperty(l => l.Trimmed, to));
        }

        foreach (var identity in OutsideIdentity.All)
        {
            await db.NumberFromAsync(identity, numbers.Single(n => n.Table == identity.Table).To, CancellationToken.None);
        }

        await transaction.CommitAsync();
        foreach (var line in logs.Select(l => Line($"{l.Log} log: {l.From} -> {l.To}")).Concat(numbers.Select(n => Line($"{n.Table}: {n.From} -> {n.To}"))))
        {
            await terminal.Output.WriteLineAsync(line);
        }

        return Done;
    }

    private static async Task<List<LiftedLog>?> LogsAsync(NewsroomDb db, DateTimeOffset now, long? above, Terminal terminal)
    {
        var lifted = new List<LiftedLog>();
        foreach (var row in await db.EventLogs.AsNoTracking().OrderBy(l => l.Log).ToListAsync())
        {
            if (LogLift.Target(row.Head, now, above) is not { } target)
            {
                await terminal.Error.WriteLineAsync(Line(
                    $"The {row.Log} log stands at {row.Head}, above what the clock ({now:u}) allows; set the clock, or name a number above all that were ever given out: restored --above N (at most {LogLift.Most})."));
                return null;
            }

            lifted.Add(new LiftedLog(row.Log, row.Head, target));
        }

        return lifted;
    }

    private static async Task<List<LiftedIdentity>?> NumbersAsync(NewsroomDb db, DateTimeOffset now, Terminal terminal)
    {
        var lifted = new List<LiftedIdentity>();
        foreach (var identity in OutsideIdentity.All)
        {
            var last = await db.LastNumberAsync(identity, CancellationToken.None);
            if (IdentityLift.Target(identity, last, now) is not { } target)
            {
                await terminal.Error.WriteLineAsync(Line($"{identity.Table} are numbered up to {last}; nothing above {identity.Most} can be given, so nothing was lifted. Is the clock ({now:u}) right?"));
                return null;
            }

            lifted.Add(new LiftedIdentity(identity.Table, last, target));
        }

        return lifted;
    }

    private static bool TryRead(string? hint, out long? above)
    {
        above = long.TryParse(hint, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= LogLift.Most ? number : null;
        return hint is null || above is not null;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
