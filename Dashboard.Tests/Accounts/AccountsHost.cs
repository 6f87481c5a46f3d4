using System.Security.Claims;
using Dashboard.Accounts;
using Dashboard.Shell;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Dashboard.Tests.Accounts;

/// <summary>The accounts room on a loopback port: its pages, its API and a few doors of other rooms to knock at.</summary>
internal sealed class AccountsHost : IAsyncDisposable
{
    public const string Password = "a long enough sentence";
    private readonly WebApplication _app;
    private readonly bool _isFirst;

    private AccountsHost(WebApplication app, FakeTimeProvider time, string folder, string? postgres, bool isFirst) =>
        (_app, Time, Folder, Postgres, _isFirst) = (app, time, folder, postgres, isFirst);

    public string Folder { get; }

    public string? Postgres { get; }

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    /// <summary>The host's clock, which begins at the real time: Identity keeps lockouts by that.</summary>
    public FakeTimeProvider Time { get; }

    public StaffAccounts Staff => Services.GetRequiredService<StaffAccounts>();

    /// <summary>Starts a host; <paramref name="beside"/> shares its database, as a second node does.</summary>
    public static async Task<AccountsHost> StartAsync(string database = "sqlite", AccountsHost? beside = null, params (string Key, string Value)[] settings)
    {
        var folder = beside?.Folder ?? Directory.CreateTempSubdirectory("accounts").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder, EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Configuration["Accounts:SignInsPerMinute"] = "1000";
        builder.Configuration.AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)));
        var postgres = beside?.Postgres ?? (database == "postgres" ? NewPostgres() : null);
        builder.Configuration["ConnectionStrings:Postgres"] = postgres;
        var host = Build(builder, folder, postgres, beside is null);
        await host.Services.GetRequiredService<Migrator>().MigrateAsync(soleOwner: true, TestContext.Current.CancellationToken);
        await host._app.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public NewsroomDb Db() => Services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContext();

    /// <summary>Makes an account whose password is <see cref="Password"/>.</summary>
    public async Task<Account> AddAsync(string email, string role)
    {
        var outcome = await Staff.CreateAsync(new Newcomer(email, $"Name of {email}", Password, role), Actor.System, TestContext.Current.CancellationToken);
        return outcome.Account ?? throw new InvalidOperationException(string.Join(", ", outcome.Faults));
    }

    public Browser Browse() => new(Address);

    public async ValueTask DisposeAsync()
    {
        if (_isFirst && Postgres is not null)
        {
            await using var db = Db();
            await db.Database.EnsureDeletedAsync();
        }

        await _app.DisposeAsync();
        if (_isFirst)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static AccountsHost Build(WebApplicationBuilder builder, string folder, string? postgres, bool isFirst)
    {
        builder.Services.AddStorage(builder.Configuration, new DataDirectory(folder)).AddAccounts(builder.Configuration);
        // Strength of hashing is not what these tests are about.
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
        builder.Services.AddShell().AddSingleton<ISiteFace, TestSite>();
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        builder.Services.AddSingleton<TimeProvider>(time);
        var app = builder.Build();
        app.UseAccounts();
        app.MapAccounts();
        app.MapRazorComponents<AccountPages>().AddAdditionalAssemblies(typeof(AccountsSetup).Assembly);
        app.MapGet("/api/doors/desk", (ClaimsPrincipal user) => user.Identity!.Name).RequireAuthorization(Policies.Desk);
        app.MapPost("/api/doors/desk", () => "done").RequireAuthorization(Policies.Desk);
        app.MapGet("/api/doors/moderation", () => "in").RequireAuthorization(Policies.Moderation);
        app.MapGet("/api/doors/administration", () => "in").RequireAuthorization(Policies.Administration);
        app.MapGet("/api/doors/forbid", () => Results.Forbid()).RequireAuthorization();
        app.MapGet("/quartz-api/door", () => "in").RequireAuthorization(Policies.Administration);
        app.MapGet("/hubs/door", () => "in").RequireAuthorization(Policies.Desk);
        app.MapGet("/doors/desk", () => "in").RequireAuthorization(Policies.Desk);
        app.MapGet("/doors/administration", () => "in").RequireAuthorization(Policies.Administration);
        return new AccountsHost(app, time, folder, postgres, isFirst);
    }

    private static string NewPostgres()
    {
        Component.Require(Component.Postgres is not null, "PostgreSQL (POSTGRES_TEST)");
        return new NpgsqlConnectionStringBuilder(Component.Postgres) { Database = $"test_{Guid.NewGuid():N}", MaxPoolSize = 30 }.ConnectionString;
    }
}
