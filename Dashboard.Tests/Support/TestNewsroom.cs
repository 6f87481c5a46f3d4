using Dashboard.Hosting;
using Dashboard.Live;
using Dashboard.Storage;
using Dashboard.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dashboard.Tests.Support;

/// <summary>The product's own rooms on a loopback port, with a database and a Redis of their own.</summary>
internal sealed class TestNewsroom : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly bool _keeps;
    private int _number;

    private TestNewsroom(WebApplication app, string folder, bool keeps) => (_app, _folder, _keeps) = (app, folder, keeps);

    public string Address => _app.Urls.First();

    public IServiceProvider Services => _app.Services;

    /// <summary>
    /// Starts a newsroom; <paramref name="database"/> is <c>sqlite</c> or <c>postgres</c>, <paramref name="bell"/> <c>garnet</c> or <c>redis</c>,
    /// unless <paramref name="redis"/> names a server; one that <paramref name="keeps"/> leaves its PostgreSQL database behind.
    /// </summary>
    public static async Task<TestNewsroom> StartAsync(
        string database = "sqlite", string bell = "garnet", int ring = 4096, string? redis = null, bool keeps = false, TimeProvider? time = null, params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("newsroom").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder, EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Configuration["Live:RingSize"] = ring.ToString(System.Globalization.CultureInfo.InvariantCulture);
        builder.Configuration["Live:Channel"] = $"dashboard:{Guid.NewGuid():N}";
        foreach (var (key, value) in settings)
        {
            builder.Configuration[key] = value;
        }

        if (database == "postgres")
        {
            Component.Require(Component.Postgres is not null, "PostgreSQL (POSTGRES_TEST)");
            builder.Configuration["ConnectionStrings:Postgres"] =
                new NpgsqlConnectionStringBuilder(Component.Postgres) { Database = $"test_{Guid.NewGuid():N}", MaxPoolSize = 20 }.ConnectionString;
        }

        if (redis is not null)
        {
            builder.Configuration["ConnectionStrings:Redis"] = redis;
        }
        else if (bell == "redis")
        {
            Component.Require(Component.Redis is not null, "Redis (REDIS_TEST)");
            builder.Configuration["ConnectionStrings:Redis"] = Component.Redis;
        }

        var data = builder.AddHosting();
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        builder.Services.AddStorage(builder.Configuration, data).AddLive().AddWire();
        var app = builder.Build();
        app.UseLive();
        app.MapHosting().MapLive();
        await app.StartAsync();
        var newsroom = new TestNewsroom(app, folder, keeps);
        await newsroom.AddSourceAsync();
        return newsroom;
    }

    public NewsroomDb Db() => Services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContext();

    /// <summary>Stores entries of source 1 as a poll would.</summary>
    public Task<BatchOutcome> StoreAsync(params WireEntry[] entries) =>
        Services.GetRequiredService<HeadlineWriter>().StoreAsync(new SourceBatch(1, entries, [], (_, _, _) => Task.FromResult<PendingEvent?>(null)), TestContext.Current.CancellationToken);

    /// <summary>Stores what a poll brought, entries and what the source took back together.</summary>
    public Task<BatchOutcome> StoreAsync(IReadOnlyList<WireEntry> entries, IReadOnlyList<string> deleted, string? addressKey = null) =>
        Services.GetRequiredService<HeadlineWriter>().StoreAsync(
            new SourceBatch(1, entries, deleted, (_, _, _) => Task.FromResult<PendingEvent?>(null)) { AddressKey = addressKey }, TestContext.Current.CancellationToken);

    public Task<BatchOutcome> TakeBackAsync(params string[] ids) =>
        Services.GetRequiredService<HeadlineWriter>().StoreAsync(new SourceBatch(1, [], ids, (_, _, _) => Task.FromResult<PendingEvent?>(null)), TestContext.Current.CancellationToken);

    /// <summary>An entry nobody has seen.</summary>
    public WireEntry Entry(string? title = null)
    {
        var number = Interlocked.Increment(ref _number);
        return new WireEntry(title ?? $"Titre {number}", $"https://source.example/a/{number}")
        {
            Id = $"id-{number}",
            Link = $"https://source.example/a/{number}",
            Language = "fr",
        };
    }

    /// <summary>Takes the PostgreSQL database away, its open connections too, or gives it back.</summary>
    public async Task AllowConnectionsAsync(bool allowed)
    {
        await using var db = Db();
        var own = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString());
        var database = own.Database!;
        own.Database = "postgres";
        await using var source = NpgsqlDataSource.Create(own);
        await using var allow = source.CreateCommand($"ALTER DATABASE \"{database}\" ALLOW_CONNECTIONS {allowed}");
        await allow.ExecuteNonQueryAsync();
        await using var cut = source.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1");
        cut.Parameters.AddWithValue(database);
        await cut.ExecuteNonQueryAsync();
        if (allowed)
        {
            // What was cut while nobody used it is not handed out again.
            NpgsqlConnection.ClearAllPools();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await using (var db = Db())
        {
            if (db is PostgresNewsroomDb && !_keeps)
            {
                await db.Database.EnsureDeletedAsync();
            }
        }

        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AddSourceAsync()
    {
        await using var db = Db();
        if (await db.Sources.AnyAsync())
        {
            return;
        }

        db.Sources.Add(new SourceRow { Address = "https://source.example/feed", AddressKey = "https://source.example/feed", Name = "La Source" });
        await db.SaveChangesAsync();
    }
}
