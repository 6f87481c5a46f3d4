using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Accounts;

/// <summary>Lets one writer at a time pass, to the end of its transaction. SQLite has but one writer anyway.</summary>
internal static class WriterLock
{
    /// <summary>The audit log: serials without gaps.</summary>
    public const long Audit = 0x6461_7368_0001;

    /// <summary>Accounts and their roles: no second first administrator, no last one lost.</summary>
    public const long Accounts = 0x6461_7368_0002;

    public static Task TakeAsync(NewsroomDb db, long key, CancellationToken ct) =>
        db is PostgresNewsroomDb ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", ct) : Task.CompletedTask;
}
