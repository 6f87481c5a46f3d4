using System.Data;
using System.Globalization;
using Dashboard.Storage.Bulk;
using Dashboard.Storage.Identities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Dashboard.Storage;

/// <summary>The newsroom on PostgreSQL, shared by all nodes.</summary>
/// <param name="options">Provider and connection.</param>
public sealed class PostgresNewsroomDb(DbContextOptions<PostgresNewsroomDb> options) : NewsroomDb(options)
{
    /// <inheritdoc />
    public override Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct) =>
        Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

    /// <inheritdoc />
    public override bool IsLostRace(Exception fault) => fault switch
    {
        // A foreign key is broken when a row past its time was removed between our reading it and our pointing at it.
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        // Somebody changed the row between our reading and our writing it.
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: { } inner } => IsLostRace(inner),
        InvalidOperationException { InnerException: { } inner } => IsLostRace(inner),
        _ => false,
    };

    /// <inheritdoc />
    protected override void ConfigureMoments(ModelConfigurationBuilder conventions)
    {
        ArgumentNullException.ThrowIfNull(conventions);
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcMillisecondsConverter>();
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyList<HeadlineRow>> LockHeadlinesAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        await Headlines.FromSql($"""SELECT * FROM "Headlines" WHERE "Id" = ANY({ids.ToArray()}) ORDER BY "Id" FOR UPDATE""").ToListAsync(ct);

    /// <inheritdoc />
    public override async Task<IReadOnlyList<SourceRow>> LockSourcesAsync(IReadOnlyCollection<int> ids, CancellationToken ct) =>
        await Sources.FromSql($"""SELECT * FROM "Sources" WHERE "Id" = ANY({ids.ToArray()}) ORDER BY "Id" FOR UPDATE""").ToListAsync(ct);

    /// <inheritdoc />
    public override async Task<IReadOnlyList<PictureRow>> LockPicturesAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        await Pictures.FromSql($"""SELECT * FROM "Pictures" WHERE "Id" = ANY({ids.ToArray()}) ORDER BY "Id" FOR UPDATE""").ToListAsync(ct);

    /// <inheritdoc />
    public override async Task<IReadOnlyList<PictureRow>> HoldPicturesAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        await Pictures.FromSql($"""SELECT * FROM "Pictures" WHERE "Id" = ANY({ids.ToArray()}) ORDER BY "Id" FOR SHARE""").ToListAsync(ct);

    /// <inheritdoc />
    public override async Task<IReadOnlySet<int>> TouchSourcesAsync(IReadOnlyList<SourceTouch> touches, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(touches);
        var noted = await Database.SqlQuery<int>($"""
            WITH locked AS (SELECT "Id" FROM "Sources" WHERE "Id" = ANY({touches.Select(t => t.SourceId).ToArray()}) ORDER BY "Id" FOR UPDATE)
            UPDATE "Sources" s SET "LastRunAt" = t.at, "LastSuccessAt" = t.at, "NextRunAt" = t.next, "ETag" = t.tag, "LastModified" = t.modified, "QuietRuns" = s."QuietRuns" + 1
            FROM locked, unnest(
                {touches.Select(t => t.SourceId).ToArray()}, {touches.Select(t => t.Version).ToArray()}, {touches.Select(t => t.Before).ToArray()},
                {touches.Select(t => t.RunAt).ToArray()}, {touches.Select(t => t.NextRunAt).ToArray()}, {touches.Select(t => t.ETag).ToArray()},
                {touches.Select(t => t.LastModified).ToArray()}) AS t(id, version, before, at, next, tag, modified)
            WHERE s."Id" = locked."Id" AND s."Id" = t.id AND s."Version" = t.version AND s."LastRunAt" IS NOT DISTINCT FROM t.before AND s."State" = {(int)SourceState.Active} AND s."FailureCode" IS NULL
            RETURNING s."Id" AS "Value"
            """).ToListAsync(ct);
        return noted.ToHashSet();
    }

    /// <inheritdoc />
    public override async Task<long> LastNumberAsync(OutsideIdentity identity, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var name = $"\"{identity.Table}\"";
        var sequence = await Database.SqlQuery<string>($"""SELECT pg_get_serial_sequence({name}, 'Id') AS "Value" """).SingleAsync(ct);
        // A sequence that was set and not used since names the next number, not the last.
        var sql = $"""
            SELECT greatest((SELECT last_value - CASE WHEN is_called THEN 0 ELSE 1 END FROM {sequence}), coalesce((SELECT max("Id") FROM {name}), 0)) AS "Value"
            """;
        return await Database.SqlQueryRaw<long>(sql).SingleAsync(ct);
    }

    /// <inheritdoc />
    public override Task NumberFromAsync(OutsideIdentity identity, long last, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(identity);
        // Not setval(), which a transaction does not take back.
        return Database.ExecuteSqlRawAsync(string.Create(CultureInfo.InvariantCulture, $"""ALTER TABLE "{identity.Table}" ALTER COLUMN "Id" RESTART WITH {last + 1}"""), ct);
    }

    /// <inheritdoc />
    public override Task<DateTimeOffset> ReadClockAsync(CancellationToken ct) =>
        Database.SqlQuery<DateTimeOffset>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(ct);

    /// <inheritdoc />
    private protected override Task InsertAsync(RowShape shape, IReadOnlyList<object> rows, CancellationToken ct) =>
        PostgresRows.InsertAsync(shape, rows, (NpgsqlConnection)Database.GetDbConnection(), ct);

    /// <inheritdoc />
    public override Task HideInLogAsync(long pictureId, CancellationToken ct) => Database.ExecuteSqlAsync(
        $"""
        UPDATE "Events" SET "Payload" = jsonb_set("Payload"::jsonb, ARRAY['image'], 'null')::text
        WHERE "PictureId" = {pictureId} AND "Log" = {(int)LiveLog.Public} AND "HeadlineId" IS NOT NULL AND "Payload" IS NOT NULL
        """, ct);
}
