using System.Net;
using Dashboard.Headlines;
using Dashboard.Hosting;
using Dashboard.Live;
using Dashboard.Shared.Headlines;
using Dashboard.Shell;
using Dashboard.Site;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Dashboard.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Headlines;

/// <summary>The public side on a loopback port, with a few headlines in three languages.</summary>
public sealed class PublicSite : IAsyncLifetime
{
    public const string PublicUrl = "https://journal.example/kiosque";
    private readonly string _folder = Directory.CreateTempSubdirectory("pages").FullName;
    private WebApplication? _app;

    public IServiceProvider Services => _app!.Services;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = _folder, EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Configuration["Site:PublicUrl"] = PublicUrl;
        builder.Configuration["Live:Channel"] = $"dashboard:{Guid.NewGuid():N}";
        var data = builder.AddHosting();
        builder.Services.AddStorage(builder.Configuration, data).AddLive().AddWire().AddShell().AddSite().AddHeadlines();
        builder.Services.AddSingleton<ISiteFace>(new TestSite());
        _app = builder.Build();
        _app.UseShell();
        _app.UseAntiforgery();
        _app.UseHeadlines();
        _app.MapHosting().MapLive();
        _app.MapShell();
        _app.MapHeadlines();
        _app.MapGet("/boom", string () => throw new InvalidOperationException("Asked for by a test."));
        await _app.StartAsync();
        await SeedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Asks as a browser does, or as a program with <paramref name="accept"/>; follows no redirect.</summary>
    internal async Task<(HttpStatusCode Status, string Body, ILookup<string, string> Headers)> GetAsync(
        string path, string accept = "text/html", string language = "fr", string? etag = null)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, _app!.Urls.First() + path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers)
            .SelectMany(h => h.Value, (h, value) => (h.Key, value)).ToLookup(h => h.Key, h => h.value, StringComparer.OrdinalIgnoreCase);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), headers);
    }

    private async Task SeedAsync()
    {
        await using (var db = await _app!.Services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContextAsync())
        {
            db.Sources.Add(Source("La <i>Source</i>", SourceDisplay.Excerpt));
            db.Sources.Add(Source("الشروق", SourceDisplay.Full));
            db.Sections.Add(new SectionRow { Slug = "sport", Name = "Les sports" });
            db.Sections.Add(new SectionRow { Slug = "maree", Name = "Marée" });
            await db.SaveChangesAsync();
        }

        await StoreAsync(1, Entry(1, "Élections : <script>alert(1)</script>", "fr", "maree") with { Lead = "Un chapeau", Body = "<p>Corps de l’article</p>" });
        await StoreAsync(2, Entry(2, "أمطار غزيرة بالشمال", "ar", "maree") with { Body = "<p>نص <b>كامل</b></p>", Direction = TextDirection.RightToLeft });
        await StoreAsync(1, Entry(3, "Un titre d’avant", "fr", "sport"));
        await StoreAsync(1, Entry(3, "Un titre d’après", "fr", "sport"));
        await StoreAsync(1, Entry(4, "Bientôt retiré", "fr", "sport"));
        await StoreAsync(1, [], "id-4");
        for (var i = 5; i <= 9; i++)
        {
            await StoreAsync(1, Entry(i, $"Match {i}: 100% fair_play", "en", "sport"));
        }
    }

    private Task<BatchOutcome> StoreAsync(int source, WireEntry entry) => StoreAsync(source, [entry]);

    private Task<BatchOutcome> StoreAsync(int source, WireEntry[] entries, params string[] gone) =>
        _app!.Services.GetRequiredService<HeadlineWriter>().StoreAsync(new SourceBatch(source, entries, gone, (_, _, _) => Task.FromResult<PendingEvent?>(null)), TestContext.Current.CancellationToken);

    private static SourceRow Source(string name, SourceDisplay display) =>
        new() { Name = name, Address = $"https://source.example/{display}", AddressKey = $"https://source.example/{display}", Display = display };

    private static WireEntry Entry(int number, string title, string language, string section) => new(title, $"https://source.example/a/{number}")
    {
        Id = $"id-{number}",
        Link = $"https://source.example/a/{number}",
        Language = language,
        Section = section,
        PublishedAt = new DateTimeOffset(2026, 3, 4, 23, 30, 0, TimeSpan.Zero),
    };
}
