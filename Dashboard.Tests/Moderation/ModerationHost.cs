using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Dashboard.Accounts;
using Dashboard.Hosting;
using Dashboard.Live;
using Dashboard.Moderation;
using Dashboard.Moderation.Cases;
using Dashboard.Moderation.Reporting.Intake;
using Dashboard.Moderation.Reporting.People;
using Dashboard.Pictures.Likeness;
using Dashboard.Shared.Moderation;
using Dashboard.Shell;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Dashboard.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dashboard.Tests.Moderation;

/// <summary>Moderation and what it stands on, on a loopback port behind a trusted proxy, on either database.</summary>
internal sealed class ModerationHost : IAsyncDisposable
{
    private const string Password = "a long enough sentence";
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { UseCookies = false });
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly string _folder = Directory.CreateTempSubdirectory("moderation").FullName;
    private WebApplication _app = null!;
    private string? _database;
    private long _seq;
    private bool _ownsDatabase;

    public IServiceProvider Services => _app.Services;

    public CaseDesk Desk => Services.GetRequiredService<CaseDesk>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Starts it; <paramref name="beside"/> is another node whose PostgreSQL database it shares.</summary>
    public static async Task<ModerationHost> StartAsync(
        string database = "sqlite", ModerationHost? beside = null, Action<IServiceCollection>? more = null, params (string Key, string Value)[] settings)
    {
        var host = new ModerationHost();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = host._folder, EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Configuration["Live:Channel"] = $"dashboard:{Guid.NewGuid():N}";
        builder.Configuration["Proxy:Trusted:0"] = "127.0.0.0/8";
        foreach (var (key, value) in settings)
        {
            builder.Configuration[key] = value;
        }

        if (database == "postgres")
        {
            Component.Require(Component.Postgres is not null, "PostgreSQL (POSTGRES_TEST)");
            (host._database, host._ownsDatabase) = (beside?._database ?? $"test_{Guid.NewGuid():N}", beside is null);
            builder.Configuration["ConnectionStrings:Postgres"] = new NpgsqlConnectionStringBuilder(Component.Postgres) { Database = host._database, MaxPoolSize = 20 }.ConnectionString;
        }

        var data = builder.AddHosting();
        builder.Services.AddStorage(builder.Configuration, data).AddLive().AddShell().AddAccounts(builder.Configuration).AddWire();
        builder.Services.AddSingleton<ISiteFace>(new TestSite());
        // Strength of hashing is not what these tests are about.
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
        more?.Invoke(builder.Services);
        builder.Services.AddSingleton<LikenessLibrary>().AddSingleton<PictureLikenesses>();
        builder.Services.AddModeration();
        host._app = builder.Build();
        host._app.UseHosting().UseShell().UseAccounts();
        host._app.MapHosting().MapLive().MapAccounts().MapModeration().MapShell();
        await host._app.StartAsync();
        return host;
    }

    public NewsroomDb Db() => Services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContext();

    /// <summary>A picture that nobody has reported, beside a headline.</summary>
    public async Task<PictureRow> PictureAsync()
    {
        var hash = RandomNumberGenerator.GetBytes(32);
        var picture = new PictureRow { Name = Convert.ToBase64String(hash[..16]).TrimEnd('=').Replace('+', '-').Replace('/', '_'), Hash = hash, Width = 640, Height = 480 };
        await using var db = Db();
        var source = await db.Sources.FirstOrDefaultAsync(Ct) ?? new SourceRow { Address = "https://source.example/feed", AddressKey = "https://source.example/feed", Name = "La Source" };
        db.Headlines.Add(new HeadlineRow { Seq = Interlocked.Increment(ref _seq), Title = "Un titre", Url = "https://source.example/a", Source = source, Picture = picture });
        await db.SaveChangesAsync(Ct);
        return picture;
    }

    /// <summary>Somebody of the staff, signed in.</summary>
    public static ClaimsPrincipal Staff(string name = "Mona", string role = Roles.Moderator) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"id-{name}"), new(ClaimTypes.Name, name), new(ClaimTypes.Role, role)], "test"));

    /// <summary>A report taken as the endpoint would have it taken.</summary>
    public async Task<ReportTaken> TakeAsync(PictureRow picture, string address, Guid? cookie = null, ReportReason reason = ReportReason.Violence)
    {
        var trace = await Services.GetRequiredService<ReporterKeys>().TraceAsync(System.Net.IPAddress.Parse(address), Ct);
        return await Services.GetRequiredService<ReportIntake>().TakeAsync(new(picture.Name, cookie, trace, reason, null, "fr"), Ct);
    }

    public async Task<CaseRow> CaseAsync(PictureRow picture)
    {
        await using var db = Db();
        return await db.Cases.AsNoTracking().Include(c => c.Picture).SingleAsync(c => c.PictureId == picture.Id, Ct);
    }

    /// <summary>Sends a request from an address; what a browser or a program would add comes on top.</summary>
    public async Task<(int Status, string Body, HttpResponseMessage Response)> SendAsync(
        string method, string path, HttpContent? content = null, string from = "198.51.100.7", string language = "en", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), _app.Urls.First() + path) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", from);
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await _client.SendAsync(request, Ct);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Ct), response);
    }

    public Task<(int Status, string Body, HttpResponseMessage Response)> ReportAsync(
        PictureRow picture, string from, object? body = null, string language = "en", params (string Name, string Value)[] headers) =>
        SendAsync("POST", $"/api/images/{picture.Name}/reports", JsonContent.Create(body ?? new { reason = "violence" }), from, language, headers);

    /// <summary>Asks as a program signed in with a role does; without one as anybody.</summary>
    public async Task<(int Status, JsonElement Body)> AskAsync(string method, string path, object? body = null, string? role = Roles.Moderator)
    {
        if (role is not null && !_tokens.ContainsKey(role))
        {
            await Services.GetRequiredService<StaffAccounts>().CreateAsync(new Newcomer($"{role}@journal.example", role, Password, role), Actor.System, Ct);
            var login = await SendAsync("POST", "/api/account/login", JsonContent.Create(new { email = $"{role}@journal.example", password = Password }));
            _tokens[role] = JsonDocument.Parse(login.Body).RootElement.GetProperty("accessToken").GetString()!;
        }

        var answer = await SendAsync(method, path, body is null ? null : JsonContent.Create(body), headers: role is null ? [] : [("Authorization", new AuthenticationHeaderValue("Bearer", _tokens[role]).ToString())]);
        return (answer.Status, answer.Body.Length == 0 ? default : JsonDocument.Parse(answer.Body).RootElement);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_ownsDatabase)
        {
            await using var db = Db();
            await db.Database.EnsureDeletedAsync();
        }

        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
