using Dashboard.Storage.Bulk;
using Dashboard.Storage.Identities;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dashboard.Storage;

/// <summary>The newsroom on SQLite, in one file.</summary>
public sealed class SqliteNewsroomDb : NewsroomDb
{
    private const int Busy = 5;
    private const int UniqueViolated = 2067;
    private const int PrimaryKeyViolated = 1555;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="options">Provider and connection.</param>
    public SqliteNewsroomDb(DbContextOptions<SqliteNewsroomDb> options)
        : base(options)
    {
        // A lone INSERT … RETURNING commits in its last step, where a busy file is not waited for; BEGIN IMMEDIATE is.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
    }

    /// <inheritdoc />
    public override async Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct)
    {
        await Database.OpenConnectionAsync(ct);
        var connection = (SqliteConnection)Database.GetDbConnection();
        // Deferred: a reader takes its snapshot of the WAL at the first read and holds up nobody.
        var transaction = connection.BeginTransaction(deferred: true);
        return await Database.UseTransactionAsync(transaction, ct)
            ?? throw new InvalidOperationException("SQLite gave no transaction.");
    }

    /// <inheritdoc />
    public override bool IsLostRace(Exception fault) => fault switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == Busy || sqlite.SqliteExtendedErrorCode is UniqueViolated or PrimaryKeyViolated,
        // Somebody changed the row between our reading and our writing it.
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: { } inner } => IsLostRace(inner),
        _ => false,
    };

    /// <inheritdoc />
    public override Task HideInLogAsync(long pictureId, CancellationToken ct) => Database.ExecuteSqlAsync(
        $"""
        UPDATE "Events" SET "Payload" = json_set("Payload", '$.image', json('null'))
        WHERE "PictureId" = {pictureId} AND "Log" = {(int)LiveLog.Public} AND "HeadlineId" IS NOT NULL AND "Payload" IS NOT NULL
        """, ct);

    /// <inheritdoc />
    public override Task<IReadOnlySet<int>> TouchSourcesAsync(IReadOnlyList<SourceTouch> touches, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(touches);
        return Task.FromResult(SqliteTouches.Write(touches, (SqliteConnection)Database.GetDbConnection(), Transaction));
    }

    /// <inheritdoc />
    public override async Task<long> LastNumberAsync(OutsideIdentity identity, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var sql = $"""SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{identity.Table}'), 0), coalesce((SELECT max("Id") FROM "{identity.Table}"), 0)) AS "Value" """;
        return await Database.SqlQueryRaw<long>(sql).SingleAsync(ct);
    }

    /// <inheritdoc />
    public override async Task NumberFromAsync(OutsideIdentity identity, long last, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(identity);
        // A table that never held a row has no line there yet.
        await Database.ExecuteSqlAsync($"DELETE FROM sqlite_sequence WHERE name = {identity.Table}", ct);
        await Database.ExecuteSqlAsync($"INSERT INTO sqlite_sequence (name, seq) VALUES ({identity.Table}, {last})", ct);
    }

    /// <inheritdoc />
    public override async Task<DateTimeOffset> ReadClockAsync(CancellationToken ct) =>
        DateTimeOffset.UnixEpoch.AddSeconds(await Database.SqlQuery<double>($"SELECT unixepoch('subsec') AS \"Value\"").SingleAsync(ct));

    private SqliteTransaction? Transaction => Database.CurrentTransaction?.GetDbTransaction() as SqliteTransaction;

    /// <inheritdoc />
    private protected override Task InsertAsync(RowShape shape, IReadOnlyList<object> rows, CancellationToken ct)
    {
        // Without one each row would be a transaction of its own, and would have to wait for the writer.
        _ = Transaction ?? throw new InvalidOperationException("Rows are inserted in a transaction.");
        SqliteRows.Insert(shape, rows, (SqliteConnection)Database.GetDbConnection());
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void ConfigureMoments(ModelConfigurationBuilder conventions)
    {
        ArgumentNullException.ThrowIfNull(conventions);
        conventions.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
    }
}
