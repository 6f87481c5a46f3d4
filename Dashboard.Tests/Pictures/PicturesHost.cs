using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Dashboard.Accounts;
using Dashboard.Fetching;
using Dashboard.Hosting;
using Dashboard.Live;
using Dashboard.Pictures;
using Dashboard.Pictures.Keeping;
using Dashboard.Shell;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Dashboard.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dashboard.Tests.Pictures;

/// <summary>The room of pictures with all that lies below it, a database of its own, and a publisher of pictures on loopback.</summary>
internal sealed class PicturesHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private int _number;

    private PicturesHost(WebApplication app, Publisher publisher, string folder) => (_app, Publisher, _folder) = (app, publisher, folder);

    public Publisher Publisher { get; }

    public string Address => _app.Urls.First();

    public IServiceProvider Services => _app.Services;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Starts on <c>sqlite</c> or <c>postgres</c>; pictures go round by themselves only where a test wants it.</summary>
    public static async Task<PicturesHost> StartAsync(string database, ConcurrentDictionary<string, byte[]> pictures, bool rounds = false, SourcePictures kept = SourcePictures.Full)
    {
        var publisher = await Publisher.StartAsync(context => AnswerAsync(context, pictures));
        var folder = Directory.CreateTempSubdirectory("pictures").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder, EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Configuration["Live:Channel"] = $"dashboard:{Guid.NewGuid():N}";
        builder.Configuration["Ingest:AllowedPrivateHosts:0"] = $"127.0.0.1:{publisher.Url.Port}";
        if (database == "postgres")
        {
            Component.Require(Component.Postgres is not null, "PostgreSQL (POSTGRES_TEST)");
            builder.Configuration["ConnectionStrings:Postgres"] =
                new NpgsqlConnectionStringBuilder(Component.Postgres) { Database = $"test_{Guid.NewGuid():N}", MaxPoolSize = 20 }.ConnectionString;
        }

        var data = builder.AddHosting();
        builder.Services.AddStorage(builder.Configuration, data).AddLive().AddFetching().AddShell().AddAccounts(builder.Configuration).AddWire().AddPictures();
        builder.Services.AddSingleton<ISiteFace>(new TestSite());
        if (!rounds)
        {
            builder.Services.Remove(builder.Services.Single(s => s.ImplementationType == typeof(PictureRounds)));
        }

        var app = builder.Build();
        app.UseHosting().UseShell().UseAccounts();
        app.MapHosting().MapLive().MapPictures();
        await app.StartAsync(Ct);
        var host = new PicturesHost(app, publisher, folder);
        await using var db = host.Db();
        db.Sources.Add(new SourceRow { Address = "https://source.example/feed", AddressKey = "https://source.example/feed", Name = "La Source", Pictures = kept });
        await db.SaveChangesAsync(Ct);
        return host;
    }

    public NewsroomDb Db() => Services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContext();

    /// <summary>Stores a new headline with pictures at these paths, as a poll would; answers its row.</summary>
    public Task<HeadlineRow> HeadlineAsync(params string[] paths) => StoreAsync(Interlocked.Increment(ref _number), paths);

    /// <summary>Stores a state of the headline of this number.</summary>
    public async Task<HeadlineRow> StoreAsync(int number, params string[] paths)
    {
        var entry = new WireEntry($"Titre {number}", $"https://source.example/a/{number}")
        {
            Id = $"id-{number}",
            Language = "fr",
            Pictures = [.. paths.Select(p => new WirePicture(Publisher.At(p).AbsoluteUri, $"Photo {p}"))],
        };
        await Services.GetRequiredService<HeadlineWriter>().StoreAsync(new SourceBatch(1, [entry], [], (_, _, _) => Task.FromResult<PendingEvent?>(null)), Ct);
        await using var db = Db();
        return await db.Headlines.AsNoTracking().Include(h => h.Picture).OrderBy(h => h.Id).LastAsync(h => h.Title == entry.Title, Ct);
    }

    /// <summary>Deals with everything that is due, one after the other.</summary>
    public async Task GoRoundAsync()
    {
        while (await TakeAsync() is { } origin)
        {
            await VisitAsync(origin);
        }
    }

    public Task<DueOrigin?> TakeAsync() => Services.GetRequiredService<OriginQueue>().TakeAsync(Ct);

    public async Task VisitAsync(DueOrigin origin)
    {
        await Services.GetRequiredService<PictureVisit>().GoAsync(origin, Ct);
        Services.GetRequiredService<OriginQueue>().Done(origin);
    }

    /// <summary>Lets the pause of every origin be over.</summary>
    public async Task PassTimeAsync()
    {
        await using var db = Db();
        await db.PictureOrigins.Where(o => o.NextTryAt != null).ExecuteUpdateAsync(o => o.SetProperty(x => x.NextTryAt, DateTimeOffset.UnixEpoch), Ct);
    }

    public async Task<HeadlineRow> ReadAsync(HeadlineRow headline)
    {
        await using var db = Db();
        return await db.Headlines.AsNoTracking().Include(h => h.Source).Include(h => h.Picture).SingleAsync(h => h.Id == headline.Id, Ct);
    }

    public async Task<List<PictureOriginRow>> OriginsAsync()
    {
        await using var db = Db();
        return await db.PictureOrigins.AsNoTracking().OrderBy(o => o.Id).ToListAsync(Ct);
    }

    /// <summary>Blocks a picture or puts it back, as moderation does.</summary>
    public Task ChangeAsync(long pictureId, PictureState state) => Services.GetRequiredService<EventLog>().WriteAsync(async (db, events) =>
    {
        var picture = (await db.LockPicturesAsync([pictureId], Ct)).Single();
        Assert.True(state == PictureState.Blocked ? await PictureBooks.BlockAsync(db, events, picture, Ct) : await PictureBooks.RestoreAsync(db, events, picture, Ct));
    }, Ct);

    public async Task<HttpResponseMessage> GetAsync(string path, string accept = "image/webp,*/*;q=0.8", string? tag = null, string method = "GET", string? bearer = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Address + path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        return await _client.SendAsync(request, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await using (var db = Db())
        {
            if (db is PostgresNewsroomDb)
            {
                await db.Database.EnsureDeletedAsync(CancellationToken.None);
            }
        }

        _client.Dispose();
        await _app.DisposeAsync();
        await Publisher.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task AnswerAsync(HttpContext context, ConcurrentDictionary<string, byte[]> pictures)
    {
        if (context.Request.Path == "/private")
        {
            context.Response.Redirect("http://169.254.169.254/latest/meta-data");
        }
        else if (pictures.TryGetValue(context.Request.Path, out var bytes))
        {
            // A type that lies: it is never asked.
            context.Response.ContentType = "text/html";
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
