using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Dashboard.Storage;

/// <summary>Brings the database to the model at start. Two nodes may start at once: one migrates, the other waits.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="model">Being built.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says what is done.</param>
public sealed class Migrator(IDbContextFactory<NewsroomDb> factory, ModelStart model, TimeProvider time, ILogger<Migrator> logger)
{
    private const int MostTries = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // What two that migrate at once get of each other.
    private static readonly HashSet<string> Crossed = new(StringComparer.Ordinal)
    {
        PostgresErrorCodes.DuplicateColumn, PostgresErrorCodes.DuplicateTable, PostgresErrorCodes.DuplicateObject, PostgresErrorCodes.UniqueViolation, PostgresErrorCodes.DeadlockDetected,
    };


    /// <summary>Applies what is pending.</summary>
    /// <param name="soleOwner">This process holds the data directory, so a lock row left on SQLite is a dead process's.</param>
    /// <param name="ct">Stops it.</param>
    public async Task MigrateAsync(bool soleOwner, CancellationToken ct)
    {
        await model.Built.WaitAsync(ct);
        await using var db = await factory.CreateDbContextAsync(ct);
        db.Database.SetCommandTimeout(Patience);
        var pending = await PendingAsync(db, ct);
        if (pending.Count > 0)
        {
            logger.LogInformation("Applying {Count} database migrations up to {Last}", pending.Count, pending[^1]);
            if (soleOwner && db is SqliteNewsroomDb)
            {
                await DropStaleLockAsync(db, ct);
            }

            await ApplyAsync(ct);
        }

        if (soleOwner && db is SqliteNewsroomDb)
        {
            // EF does so only for a file that it makes itself, and asking what is pending has made it. The file remembers it.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
        }
    }

    // A node that is killed or stands still while it migrates loses its lock, and whoever waited may find half of what it did: the
    // next try reads anew what is done.
    private async Task ApplyAsync(CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            db.Database.SetCommandTimeout(Patience);
            try
            {
                if (await IsEmptyAsync(db, ct))
                {
                    await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(ct);
                }

                await db.Database.MigrateAsync(ct);
                return;
            }
            catch (PostgresException fault) when (attempt < MostTries && Crossed.Contains(fault.SqlState))
            {
                logger.LogInformation("Another node migrates the database; looking again ({Attempt}): {Fault}", attempt, fault.MessageText);
                await Task.Delay(Pause, time, ct);
            }
        }
    }

    private static async Task<List<string>> PendingAsync(NewsroomDb db, CancellationToken ct) =>
        [.. await IsEmptyAsync(db, ct) ? db.Database.GetMigrations() : await db.Database.GetPendingMigrationsAsync(ct)];

    // Asking an empty PostgreSQL what it has applied would be told in the log as a failure, at the first start of all.
    private static async Task<bool> IsEmptyAsync(NewsroomDb db, CancellationToken ct) =>
        db is PostgresNewsroomDb && await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(ct)
        && !await db.Database.SqlQuery<bool>($"""SELECT to_regclass('"__EFMigrationsHistory"') IS NOT NULL AS "Value" """).SingleAsync(ct);

    // A process killed while migrating leaves its row behind, and EF would wait for it without a word, for ever.
    private static async Task DropStaleLockAsync(NewsroomDb db, CancellationToken ct)
    {
        var exists = await db.Database
            .SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .SingleAsync(ct);
        if (exists > 0)
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", ct);
        }
    }
}
