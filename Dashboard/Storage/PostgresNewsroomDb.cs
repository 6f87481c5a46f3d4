using System.Data;
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
    public override Task HideInLogAsync(long pictureId, CancellationToken ct) => Database.ExecuteSqlAsync(
        $"""
        UPDATE "Events" SET "Payload" = jsonb_set("Payload"::jsonb, ARRAY['image'], 'null')::text
        WHERE "PictureId" = {pictureId} AND "Log" = {(int)LiveLog.Public} AND "HeadlineId" IS NOT NULL AND "Payload" IS NOT NULL
        """, ct);
}
