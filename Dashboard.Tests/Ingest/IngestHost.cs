using Dashboard.Accounts;
using Dashboard.Fetching;
using Dashboard.Hosting;
using Dashboard.Ingest;
using Dashboard.Ingest.WebSub;
using Dashboard.Live;
using Dashboard.Retention;
using Dashboard.Shared.Sources;
using Dashboard.Shell;
using Dashboard.Site;
using Dashboard.Sources;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Dashboard.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dashboard.Tests.Ingest;

/// <summary>The polling with all that lies below it, a database of its own, and one source on loopback.</summary>
internal sealed class IngestHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly CancellationToken _ct;

    private IngestHost(WebApplication app, NewsAgency agency, string folder, string? postgres, CancellationToken ct) =>
        (_app, Agency, _folder, Postgres, _ct) = (app, agency, folder, postgres, ct);

    public NewsAgency Agency { get; }

    public string? Postgres { get; }

    public IServiceProvider Services => _app.Services;

    public SourceDesk Desk => Services.GetRequiredService<SourceDesk>();

    /// <summary>This moment, as the clock's timestamp.</summary>
    public long Now => Services.GetRequiredService<TimeProvider>().GetTimestamp();

    public static Actor Somebody { get; } = new("7", "Amira");

    /// <summary>Starts on <c>sqlite</c> or <c>postgres</c>, with services of the test's own where it has some.</summary>
    public static async Task<IngestHost> StartAsync(CancellationToken ct, string database = "sqlite", Action<IServiceCollection>? own = null)
    {
        string? postgres = null;
        if (database == "postgres")
        {
            Component.Require(Component.Postgres is not null, "PostgreSQL (POSTGRES_TEST)");
            postgres = new NpgsqlConnectionStringBuilder(Component.Postgres) { Database = $"test_{Guid.NewGuid():N}", MaxPoolSize = 15 }.ConnectionString;
        }

        return await StartAsync(await NewsAgency.StartAsync(), Directory.CreateTempSubdirectory("ingest").FullName, postgres, ct, own);
    }

    /// <summary>Stops this one and starts another on the same data.</summary>
    public async Task<IngestHost> RestartAsync()
    {
        await _app.StopAsync(_ct);
        await _app.DisposeAsync();
        return await StartAsync(Agency, _folder, Postgres, _ct);
    }

    /// <summary>Another node beside this one, on the same PostgreSQL and without a Redis in common; to be stopped before this one goes.</summary>
    public Task<WebApplication> JoinAsync() => StartNodeAsync(Agency, _folder, Postgres, _ct);

    public NewsroomDb Db() => Services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContext();

    /// <summary>Adds the agency as a source whose own rhythm is far away, and waits for its first poll.</summary>
    public async Task<int> AddAsync(string? address = null, SourceScheduleSetting? schedule = null, string? display = null)
    {
        using var polled = Polled();
        var result = await Desk.AddAsync(
            new SourceDraft(address ?? Agency.Address) { Name = "Agence", Schedule = schedule ?? new(Interval: TimeSpan.FromHours(6)), Display = display }, Somebody, _ct);
        Assert.True(result.IsDone, result.Fault?.Code);
        await polled.NextAsync();
        return result.Source!.Id;
    }

    /// <summary>Polls through the scheduler, as a person would ask for it, and waits for its end.</summary>
    public async Task PollAsync(int id)
    {
        using var polled = Polled();
        Assert.True((await Desk.PollNowAsync(id, Somebody, _ct)).IsDone);
        await polled.NextAsync();
    }

    public Polled Polled() => new(Services.GetRequiredService<SourceHints>());

    public async Task<SourceRow> RowAsync(int id)
    {
        await using var db = Db();
        return await db.Sources.AsNoTracking().Include(s => s.Addresses).SingleAsync(s => s.Id == id, _ct);
    }

    public async Task<List<HeadlineRow>> HeadlinesAsync()
    {
        await using var db = Db();
        return await db.Headlines.AsNoTracking().Include(h => h.Versions).OrderBy(h => h.Id).ToListAsync(_ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        if (Postgres is not null)
        {
            await using var db = Db();
            await db.Database.EnsureDeletedAsync();
        }

        await _app.DisposeAsync();
        await Agency.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<IngestHost> StartAsync(NewsAgency agency, string folder, string? postgres, CancellationToken ct, Action<IServiceCollection>? own = null) =>
        new(await StartNodeAsync(agency, folder, postgres, ct, own), agency, folder, postgres, ct);

    private static async Task<WebApplication> StartNodeAsync(NewsAgency agency, string folder, string? postgres, CancellationToken ct, Action<IServiceCollection>? own = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder, EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Configuration["Live:Channel"] = $"dashboard:{Guid.NewGuid():N}";
        builder.Configuration["Sources:StarterList"] = "";
        builder.Configuration["Ingest:AllowedPrivateHosts:0"] = agency.Host;
        builder.Configuration["Ingest:MinimumInterval"] = "00:00:01";
        builder.Configuration["Ingest:Articles:FirstRetry"] = "00:00:00.1000000";
        builder.Configuration["ConnectionStrings:Postgres"] = postgres;
        var data = builder.AddHosting();
        builder.Services.AddStorage(builder.Configuration, data).AddLive().AddFetching().AddAccounts(builder.Configuration).AddWire().AddSite().AddSources()
            .AddIngest(builder.Configuration).AddRetention();
        builder.Services.AddSingleton<ISiteFace>(new TestSite());
        // Tests say themselves when hubs are looked after.
        builder.Services.Remove(builder.Services.Single(s => s.ImplementationType == typeof(WebSubKeeper)));
        own?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapWebSub();
        await app.StartAsync(ct);
        return app;
    }
}
