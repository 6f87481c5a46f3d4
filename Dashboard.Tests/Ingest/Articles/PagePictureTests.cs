using Dashboard.Ingest.Articles;
using Dashboard.Pictures;
using Dashboard.Storage;
using Dashboard.Tests.Pictures;
using Dashboard.Tests.Support;
using Dashboard.Wire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Ingest.Articles;

/// <summary>Pictures that only an article's own page names, over HTTP on loopback.</summary>
public sealed class PagePictureTests
{
    private const int Patience = 60_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_headline_without_a_picture_gets_the_one_of_its_page_and_keeps_it_when_the_feed_comes_again(string database)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken, database, services => services.AddPictures());
        var site = Site(host);
        site.Put("/a/1", ArticleSite.Page("Le conseil.", head: """<meta property="og:image" content="/p/1.jpg"><meta property="og:image:alt" content="Le conseil réuni">"""));
        site.Feed = site.Item("/a/1", "Le conseil");
        var id = await host.AddAsync(display: "full");
        await Until.HoldsAsync(async () => Assert.Single(await host.HeadlinesAsync()).PictureId is not null, Ct);
        var shown = Assert.Single(await host.HeadlinesAsync());
        Assert.Equal(("Le conseil réuni", 1), (shown.PictureAlt, site.Asked("/p/1.jpg")));

        site.Feed = site.Item("/a/1", "Le conseil municipal");
        await host.PollAsync(id);
        await Until.HoldsAsync(() => Task.FromResult(site.Asked("/a/1") == 2), Ct);
        await Until.HoldsAsync(async () => (await RestingAsync(host)) == 1, Ct);
        Assert.Equal(shown.PictureId, Assert.Single(await host.HeadlinesAsync()).PictureId);
        Assert.Equal(1, site.Asked("/p/1.jpg"));
    }

    [Fact(Timeout = Patience)]
    public async Task A_page_without_text_gives_its_picture_all_the_same()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken, own: services => services.AddPictures());
        var site = Site(host);
        site.Put("/a/1", """<html><head><meta property="og:image" content="/p/1.jpg"></head><body><video></video></body></html>""");
        site.Feed = site.Item("/a/1", "En images");
        await host.AddAsync(display: "full");
        await Until.HoldsAsync(async () => Assert.Single(await host.HeadlinesAsync()).PictureId is not null, Ct);
        Assert.False(Assert.Single(await host.HeadlinesAsync()).IsPageBody);
    }

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_sign_of_a_site_stands_beside_one_article_at_most(string database)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken, database);
        var site = Site(host);
        for (var n = 1; n <= 4; n++)
        {
            site.Put($"/a/{n}", ArticleSite.Page("Le conseil.", head: """<meta property="og:image" content="/logo.png">"""));
            site.Feed += site.Item($"/a/{n}", $"Titre {n}");
        }

        await host.AddAsync(display: "full");
        await Until.HoldsAsync(async () => (await RestingAsync(host)) == 4, Ct);
        await using var db = host.Db();
        Assert.Equal(1, await db.HeadlinePictures.CountAsync(Ct));
    }

    [Fact(Timeout = Patience)]
    public async Task A_picture_that_somebody_else_is_noting_at_the_same_moment_is_attached_once_that_is_done()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken, "postgres");
        var site = Site(host);
        site.Feed = site.Item("/a/1", "Le conseil");
        var id = await host.AddAsync();
        var headline = Assert.Single(await host.HeadlinesAsync());
        var picture = new WirePicture("https://journal.example/p/1.jpg", "Le conseil réuni");

        await using var rival = host.Db();
        await using var transaction = await rival.Database.BeginTransactionAsync(Ct);
        rival.PictureOrigins.Add(new PictureOriginRow { SourceId = id, Address = picture.Address, AddressHash = EntryPictures.HashOf(picture.Address), SeenAt = DateTimeOffset.UnixEpoch });
        await rival.SaveChangesAsync(Ct);
        var article = new DueArticle(headline.Id, id, headline.Url!, 0, true, DateTimeOffset.UnixEpoch);
        var attaching = host.Services.GetRequiredService<PagePictures>().AttachAsync(article, picture, Ct);
        await using var watch = host.Db();
        await Until.HoldsAsync(async () => await watch.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()").SingleAsync(Ct) == 1, Ct);
        await transaction.CommitAsync(Ct);
        await attaching;
        Assert.Equal("Le conseil réuni", (await watch.HeadlinePictures.SingleAsync(p => p.HeadlineId == headline.Id, Ct)).Alt);
        Assert.Equal(1, await watch.PictureOrigins.CountAsync(Ct));
    }

    [Theory(Timeout = Patience)]
    [InlineData(true, SourcePictures.Thumbnail)]
    [InlineData(false, SourcePictures.None)]
    public async Task What_the_feed_gives_comes_first_and_a_source_without_pictures_stays_so(bool isGiven, SourcePictures kept)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        var site = Site(host);
        site.Feed = site.Item("/a/0", "Avant");
        var id = await host.AddAsync(display: "full");
        await using var db = host.Db();
        await db.Sources.ExecuteUpdateAsync(s => s.SetProperty(x => x.Pictures, kept).SetProperty(x => x.Version, x => x.Version + 1), Ct);
        site.Put("/a/1", ArticleSite.Page("Le conseil.", head: """<meta property="og:image" content="/p/page.jpg">"""));
        var item = site.Item("/a/1", "Le conseil");
        site.Feed = isGiven ? item.Replace("<guid", $"<enclosure url=\"http://{host.Agency.Host}/p/feed.jpg\" type=\"image/jpeg\" length=\"1\"/><guid", StringComparison.Ordinal) : item;
        await host.PollAsync(id);
        await Until.HoldsAsync(async () => (await RestingAsync(host)) == 2, Ct);
        Assert.Equal(1, site.Asked("/a/1"));
        Assert.Equal(isGiven ? ["/p/feed.jpg"] : [], (await db.PictureOrigins.Select(o => o.Address).ToListAsync(Ct)).Select(a => new Uri(a).AbsolutePath));
    }

    // How many pages have been dealt with.
    private static async Task<int> RestingAsync(IngestHost host)
    {
        await using var db = host.Db();
        return await db.Articles.CountAsync(a => a.NextTryAt == null, Ct);
    }

    private static ArticleSite Site(IngestHost host)
    {
        var site = new ArticleSite(host);
        site.Put("/p/1.jpg", async context =>
        {
            context.Response.ContentType = "image/jpeg";
            await context.Response.Body.WriteAsync(Photo.Jpeg(seed: 1), context.RequestAborted);
        });
        return site;
    }
}
