using System.Diagnostics;
using System.Globalization;
using Dashboard.Live;
using Dashboard.Retention;
using Dashboard.Storage;
using Dashboard.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dashboard.Benchmarks.Prune;

/// <summary>A database full of what is past its time, and the rooms that write to it and remove from it.</summary>
internal sealed class PruneStock : IAsyncDisposable
{
    private const int Sources = 100;
    private const string Moment = "2020-01-01T00:00:00Z";
    private readonly string _folder = Directory.CreateTempSubdirectory("prune").FullName;
    private readonly WebApplication _app;
    private readonly HeadlineWriter _writer;
    private int _number;

    private PruneStock(string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["ConnectionStrings:Redis"] = "127.0.0.1:1,abortConnect=false,connectTimeout=1";
        if (database == "postgres")
        {
            builder.Configuration["ConnectionStrings:Postgres"] =
                new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("POSTGRES_TEST")) { Database = $"measure_{Stopwatch.GetTimestamp()}" }.ConnectionString;
        }

        builder.Services.AddStorage(builder.Configuration, new DataDirectory(_folder)).AddLive().AddWire().AddRetention();
        _app = builder.Build();
        _writer = _app.Services.GetRequiredService<HeadlineWriter>();
    }

    public RetentionRound Round => _app.Services.GetRequiredService<RetentionRound>();

    /// <summary>Makes and fills it.</summary>
    public static async Task<PruneStock> MakeAsync(string database, int events, int headlines)
    {
        var stock = new PruneStock(database);
        await stock._app.Services.GetRequiredService<Migrator>().MigrateAsync(soleOwner: true, CancellationToken.None);
        await using var db = await stock.DbAsync();
        db.Sources.AddRange(Enumerable.Range(1, Sources).Select(n => new SourceRow { Address = Feed(n), AddressKey = Feed(n), Name = $"Source {n}" }));
        await db.SaveChangesAsync();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(20));
        foreach (var sql in Filling(db.Database.IsNpgsql(), events, headlines))
        {
            await db.Database.ExecuteSqlRawAsync(sql);
        }

        await stock._writer.StartAsync(CancellationToken.None);
        return stock;
    }

    /// <summary>Stores what a poll with one new headline brought.</summary>
    public Task StoreAsync()
    {
        var number = (++_number).ToString(CultureInfo.InvariantCulture);
        var entry = new WireEntry($"Élection : le dépouillement se poursuit à Sfax ({number})", $"https://source.example/new/{number}")
        {
            Id = $"new-{number}",
            Link = $"https://source.example/new/{number}",
            Lead = "Les résultats partiels confirment une participation en hausse, selon l’instance.",
            Language = "fr",
        };
        return _writer.StoreAsync(new SourceBatch(1 + (_number % Sources), [entry], [], (_, row, _) =>
        {
            row.LastRunAt = TimeProvider.System.GetUtcNow();
            return Task.FromResult<PendingEvent?>(null);
        }), CancellationToken.None);
    }

    /// <summary>What is left of the old.</summary>
    public async Task<string> LeftAsync()
    {
        await using var db = await DbAsync();
        var (events, headlines, keys) = (await db.Events.CountAsync(), await db.Headlines.CountAsync(), await db.HeadlineKeys.CountAsync());
        return string.Create(CultureInfo.InvariantCulture, $"{events} events, {headlines} headlines, {keys} keys");
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.StopAsync(CancellationToken.None);
        await using (var db = await DbAsync())
        {
            if (db.Database.IsNpgsql())
            {
                await db.Database.EnsureDeletedAsync();
            }
        }

        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Feed(int number) => string.Create(CultureInfo.InvariantCulture, $"https://source.example/feed/{number}");

    // A headline in five events; its two keys; a version. All of 2020.
    private static IEnumerable<string> Filling(bool isPostgres, int events, int headlines)
    {
        var moment = isPostgres ? $"timestamptz '{Moment}'" : DateTimeOffset.Parse(Moment, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        string Numbers(int count) => isPostgres
            ? $"(SELECT n FROM generate_series(1, {count}) AS n) AS numbers"
            : $"(WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count}) SELECT n FROM numbers) AS numbers";
        string Hash(string kind) => isPostgres ? $"decode(md5('{kind}' || n), 'hex')" : $"CAST(printf('{kind}%015d', n) AS BLOB)";
        var body = new string('x', 600);
        yield return $"""INSERT INTO "Headlines" ("Id", "Seq", "SourceId", "Title", "Lead", "Body", "Url", "Language", "Direction", "Urgency", "SeenAt", "PictureAlt") SELECT n, n * 5, 1 + n % {Sources}, 'Un titre ancien ' || n, 'Un chapeau', '{body}', 'https://source.example/a/' || n, 'fr', 0, 0, {moment}, '' FROM {Numbers(headlines)}""";
        yield return $"""INSERT INTO "HeadlineVersions" ("HeadlineId", "Number", "Title", "Lead", "At") SELECT n, 1, 'Un titre ancien ' || n, 'Un chapeau', {moment} FROM {Numbers(headlines)}""";
        yield return $"""INSERT INTO "HeadlineKeys" ("SourceId", "Kind", "Hash", "HeadlineId") SELECT 1 + n % {Sources}, 1, {Hash("a")}, n FROM {Numbers(headlines)}""";
        yield return $"""INSERT INTO "HeadlineKeys" ("SourceId", "Kind", "Hash", "HeadlineId") SELECT 1 + n % {Sources}, 2, {Hash("b")}, n FROM {Numbers(headlines)}""";
        yield return $"""INSERT INTO "Events" ("Log", "Seq", "Prev", "Kind", "At", "HeadlineId", "SourceId", "Language", "Payload") SELECT 1, n, n - 1, 'headline', {moment}, 1 + n / 5, 1, 'fr', '{new string('y', 400)}' FROM {Numbers(events)}""";
        yield return $"""UPDATE "EventLogs" SET "Head" = {events} WHERE "Log" = 1""";
        if (isPostgres)
        {
            yield return $"""SELECT setval(pg_get_serial_sequence('"Headlines"', 'Id'), {headlines})""";
            yield return "ANALYZE";
        }
    }

    private Task<NewsroomDb> DbAsync() => _app.Services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContextAsync();
}
