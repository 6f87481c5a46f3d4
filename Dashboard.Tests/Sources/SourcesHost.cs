using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dashboard.Accounts;
using Dashboard.Fetching;
using Dashboard.Hosting;
using Dashboard.Live;
using Dashboard.Sources;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Dashboard.Tests.Sources;

/// <summary>The room on a loopback port with a database of its own. Who asks stands in a header; no sign-in here.</summary>
internal sealed class SourcesHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler());

    private SourcesHost(WebApplication app, string folder) => (_app, _folder) = (app, folder);

    public IServiceProvider Services => _app.Services;

    public SourceDesk Desk => Services.GetRequiredService<SourceDesk>();

    public HeardPolling Polling => (HeardPolling)Services.GetRequiredService<IPolling>();

    public static Actor Somebody { get; } = new("7", "Amira");

    /// <summary>Starts on <c>sqlite</c>, or on <c>postgres</c> where it is there.</summary>
    public static Task<SourcesHost> StartOnAsync(string database)
    {
        if (database != "postgres")
        {
            return StartAsync();
        }

        Component.Require(Component.Postgres is not null, "PostgreSQL (POSTGRES_TEST)");
        var connection = new NpgsqlConnectionStringBuilder(Component.Postgres) { Database = $"test_{Guid.NewGuid():N}", MaxPoolSize = 15 };
        return StartAsync(("ConnectionStrings:Postgres", connection.ConnectionString));
    }

    public static async Task<SourcesHost> StartAsync(params (string Key, string Value)[] configuration)
    {
        var folder = Directory.CreateTempSubdirectory("sources").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder, EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Configuration["Live:Channel"] = $"dashboard:{Guid.NewGuid():N}";
        builder.Configuration["Sources:StarterList"] = "";
        foreach (var (key, value) in configuration)
        {
            builder.Configuration[key] = value;
        }

        var data = builder.AddHosting();
        builder.Services.AddStorage(builder.Configuration, data).AddLive().AddFetching();
        builder.Services.AddSingleton<AuditLog>();
        builder.Services.AddSingleton<IPolling, HeardPolling>();
        builder.Services.AddSources();
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, HeaderScheme>("test", null);
        builder.Services.AddAuthorization(Policies.Configure);
        var app = builder.Build();
        app.UseAuthentication().UseAuthorization();
        app.MapSources();
        await app.StartAsync();
        return new SourcesHost(app, folder);
    }

    public NewsroomDb Db() => Services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContext();

    public async Task<(int Status, JsonElement Body, HttpResponseMessage Response)> AskAsync(
        string method, string path, object? body = null, string? role = Roles.Administrator)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(new Uri(_app.Urls.First()), path));
        if (role is not null)
        {
            request.Headers.Add(HeaderScheme.Role, role);
        }

        request.Content = body switch
        {
            null => null,
            string raw => new StringContent(raw, new MediaTypeHeaderValue("application/json")),
            _ => JsonContent.Create(body),
        };
        var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement, response);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await using (var db = Db())
        {
            if (db is PostgresNewsroomDb)
            {
                await db.Database.EnsureDeletedAsync();
            }
        }

        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Keeps what the polling was told.</summary>
    internal sealed class HeardPolling : IPolling
    {
        /// <summary>What a look at an address sees; null for a name without address.</summary>
        public Func<SourceSettings, PreviewResult?>? Sees { get; set; }

        /// <summary>How long a look takes; null for none.</summary>
        public Func<CancellationToken, Task>? Takes { get; set; }

        public ConcurrentQueue<string> Heard { get; } = [];

        public Task KeepInStepAsync(int sourceId, CancellationToken ct)
        {
            Heard.Enqueue($"step {sourceId}");
            return Task.CompletedTask;
        }

        public Task KeepInStepAsync(IReadOnlyCollection<int> sourceIds, CancellationToken ct)
        {
            foreach (var id in sourceIds)
            {
                Heard.Enqueue($"step {id}");
            }

            return Task.CompletedTask;
        }

        public Task PollNowAsync(IReadOnlyCollection<int> sourceIds, CancellationToken ct)
        {
            foreach (var id in sourceIds)
            {
                Heard.Enqueue($"poll {id}");
            }

            return Task.CompletedTask;
        }

        public async Task<PreviewResult> PreviewAsync(SourceSettings settings, CancellationToken ct)
        {
            Heard.Enqueue($"preview {settings.Address}");
            await (Takes?.Invoke(ct) ?? Task.CompletedTask);
            return Sees?.Invoke(settings) ?? new PreviewResult(null, new SourceFault("dns", [new Uri(settings.Address).Host]));
        }
    }

    private sealed class HeaderScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public const string Role = "X-Test-Role";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (!Request.Headers.TryGetValue(Role, out var role))
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            Claim[] claims = [new(ClaimTypes.NameIdentifier, "7"), new(ClaimTypes.Name, "Amira"), new(ClaimTypes.Role, role.ToString())];
            return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(claims, "test")), "test")));
        }
    }
}
