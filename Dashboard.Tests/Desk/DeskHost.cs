using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Accounts;
using Dashboard.Desk;
using Dashboard.Headlines;
using Dashboard.Hosting;
using Dashboard.Live;
using Dashboard.Shared.Headlines;
using Dashboard.Shell;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Dashboard.Wire;
using Dashboard.Wire.Newsroom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Desk;

/// <summary>The desk and what it stands on, on a loopback port, with one account of each role and real sign-in.</summary>
public sealed class DeskHost : IAsyncLifetime
{
    private const string Password = "a long enough sentence";
    private readonly string _folder = Directory.CreateTempSubdirectory("desk").FullName;
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler());
    private WebApplication? _app;
    private int _number;

    internal IServiceProvider Services => _app!.Services;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = _folder, EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Configuration["Live:Channel"] = $"dashboard:{Guid.NewGuid():N}";
        var data = builder.AddHosting();
        builder.Services.AddStorage(builder.Configuration, data).AddLive().AddShell().AddAccounts(builder.Configuration).AddWire().AddHeadlines().AddDesk();
        builder.Services.AddSingleton<ISiteFace>(new TestSite());
        // Strength of hashing is not what these tests are about.
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
        _app = builder.Build();
        _app.UseShell().UseAccounts();
        _app.MapHosting().MapLive().MapAccounts().MapHeadlines().MapDesk();
        await _app.StartAsync();
        foreach (var role in Roles.All)
        {
            var newcomer = new Newcomer($"{role}@journal.example", role, Password, role);
            await Services.GetRequiredService<StaffAccounts>().CreateAsync(newcomer, Actor.System, CancellationToken.None);
            var login = await AskAsync("POST", "/api/account/login", JsonSerializer.Serialize(new { email = newcomer.Email, password = Password }), role: null);
            _tokens[role] = login.Body.GetProperty("accessToken").GetString()!;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    internal NewsroomDb Db() => Services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContext();

    /// <summary>Sends JSON as a program signed in with a role does; without one as anybody.</summary>
    internal async Task<(int Status, JsonElement Body, HttpResponseMessage Response)> AskAsync(
        string method, string path, string? json = null, string? role = Roles.Administrator, string type = "application/json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), _app!.Urls.First() + path);
        request.Headers.Authorization = role is null ? null : new AuthenticationHeaderValue("Bearer", _tokens[role]);
        request.Headers.TryAddWithoutValidation("Accept-Language", "en");
        request.Content = json is null ? null : new StringContent(json, new MediaTypeHeaderValue(type));
        var response = await _client.SendAsync(request, Ct);
        var body = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
            ? await response.Content.ReadFromJsonAsync<JsonElement>(Ct)
            : default;
        return ((int)response.StatusCode, body, response);
    }

    internal Task<(int Status, JsonElement Body, HttpResponseMessage Response)> AskAsync(string path, object body, string role = Roles.Administrator) =>
        AskAsync("POST", path, JsonSerializer.Serialize(body), role);

    /// <summary>A headline that nobody filed before.</summary>
    internal async Task<Headline> FileAsync(string title, string language = "fr", Urgency urgency = Urgency.Normal, string? section = null)
    {
        var draft = new HeadlineDraft(title, $"https://journal.example/{Interlocked.Increment(ref _number)}", language, section, urgency);
        var outcome = await Services.GetRequiredService<NewsroomHeadlines>().FileAsync(draft, "Le Journal", Actor.System, Ct);
        return outcome.Value ?? throw new InvalidOperationException(outcome.Fault?.Code);
    }

    /// <summary>Marks a headline as a poll does that finds it taken out by its source, or there again.</summary>
    internal Task MarkAsync(long id, bool removedAtSource) => Services.GetRequiredService<EventLog>().WriteAsync(async (db, events) =>
    {
        var row = (await db.LockHeadlinesAsync([id], Ct)).Single();
        row.RemovedAtSource = removedAtSource ? TimeProvider.System.GetUtcNow() : null;
        events.Add(HeadlineEvents.Marked(row, removedAtSource));
    }, Ct);

    internal Task WithdrawAsync(long id, WithdrawalReason reason) =>
        Services.GetRequiredService<NewsroomHeadlines>().WithdrawAsync(id, reason, null, Actor.System, Ct);
}
