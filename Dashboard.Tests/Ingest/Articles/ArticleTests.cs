using Dashboard.Fetching;
using Dashboard.Ingest.Articles;
using Dashboard.Sources;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Ingest.Articles;

/// <summary>Articles read at their own pages, over HTTP on loopback.</summary>
public sealed class ArticleTests
{
    private const int Patience = 60_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_text_of_a_page_takes_the_excerpts_place_and_stays_when_the_feed_comes_again(string database)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken, database);
        var site = new ArticleSite(host);
        site.Put("/a/1", ArticleSite.Page("Le conseil s’est réuni."));
        site.Feed = site.Item("/a/1", "Le conseil");
        var id = await host.AddAsync(display: "full");
        await DealtWithAsync(host);
        var headline = Assert.Single(await host.HeadlinesAsync());
        Assert.True(headline.IsPageBody);
        Assert.Contains("Paragraphe 8", headline.Body, StringComparison.Ordinal);
        foreach (var none in new[] { "script", "onclick", "<img", "légende", "Rubrique", "fâché", "droits réservés" })
        {
            Assert.DoesNotContain(none, headline.Body, StringComparison.Ordinal);
        }

        site.Feed = site.Item("/a/2", "Une autre", new string('x', 900) + " " + new string('y', 600)) + site.Feed;
        await host.PollAsync(id);
        Assert.Contains("Paragraphe 8", (await host.HeadlinesAsync())[0].Body, StringComparison.Ordinal);
        Assert.Equal((1, 0), (site.Asked("/a/1"), site.Asked("/a/2")));
        Assert.Equal(1, site.Asked("/robots.txt"));
    }

    [Fact(Timeout = Patience)]
    public async Task A_correction_of_the_headline_has_the_page_read_once_more()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        var site = new ArticleSite(host);
        site.Put("/a/1", ArticleSite.Page("Trois morts."));
        site.Feed = site.Item("/a/1", "Trois morts");
        var id = await host.AddAsync(display: "full");
        await DealtWithAsync(host);
        site.Put("/a/1", ArticleSite.Page("Deux morts.", paragraphs: 6));
        site.Feed = site.Item("/a/1", "Deux morts");
        await host.PollAsync(id);
        await Until.HoldsAsync(async () => Assert.Single(await host.HeadlinesAsync()).Body!.Contains("Deux morts", StringComparison.Ordinal), Ct);
        Assert.DoesNotContain("Trois", Assert.Single(await host.HeadlinesAsync()).Body, StringComparison.Ordinal);
    }

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_page_that_robots_forbid_is_not_read_and_the_excerpt_stays(string database)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken, database);
        var site = new ArticleSite(host);
        site.Put("/robots.txt", "User-agent: *\nDisallow: /a/", "text/plain");
        site.Put("/a/1", ArticleSite.Page("Secret."));
        site.Feed = site.Item("/a/1", "Un titre");
        await host.AddAsync(display: "full");
        var article = await DealtWithAsync(host);
        Assert.Equal((FailureCode.Robots, "127.0.0.1", 0), (article.FailureCode, article.FailureDetail, site.Asked("/a/1")));
        var texts = (FullTexts)host.Services.GetService(typeof(FullTexts))!;
        Assert.Equal(new FullTextState(0, 0, 1, FailureCode.Robots, "127.0.0.1"), await texts.FindAsync(article.SourceId, Ct));
        var headline = Assert.Single(await host.HeadlinesAsync());
        Assert.Equal((false, "Un chapeau."), (headline.IsPageBody, headline.Body));
    }

    [Theory(Timeout = Patience)]
    [InlineData(200, "application/pdf", "%PDF", ArticleFault.NotHtml)]
    [InlineData(200, "text/html", "<html><body><p>Rien.</p></body></html>", ArticleFault.NoText)]
    [InlineData(403, "text/plain", "non", FailureCode.Forbidden)]
    [InlineData(404, "text/plain", "non", FailureCode.NotFound)]
    [InlineData(410, "text/plain", "non", ArticleFault.Gone)]
    public async Task What_will_not_pass_is_left_alone_with_its_reason(int status, string type, string body, string code)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        var site = new ArticleSite(host);
        site.Put("/a/1", body, type, status);
        site.Feed = site.Item("/a/1", "Un titre");
        await host.AddAsync(display: "full");
        var article = await DealtWithAsync(host);
        Assert.Equal((code, 1, 1), (article.FailureCode, article.Failures, site.Asked("/a/1")));
        Assert.False(Assert.Single(await host.HeadlinesAsync()).IsPageBody);
    }

    [Fact(Timeout = Patience)]
    public async Task Markup_without_end_is_not_read()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        var site = new ArticleSite(host);
        site.Put("/deep", "<html><body>" + string.Concat(Enumerable.Repeat("<div>", 200_000)));
        site.Put("/wide", "<html><body>" + string.Concat(Enumerable.Repeat("<b>x</b>", 100_000)));
        site.Put("/long", "<html><body><p>" + new string('x', 4_000_000));
        site.Feed = site.Item("/deep", "Profond") + site.Item("/wide", "Large") + site.Item("/long", "Long");
        await host.AddAsync(display: "full");
        await Until.HoldsAsync(async () => (await ArticlesAsync(host)) is { Count: 3 } all && all.TrueForAll(a => a.NextTryAt is null), Ct);
        Assert.Equal([FailureCode.TooLarge, ArticleFault.TooMuch, ArticleFault.TooMuch], (await ArticlesAsync(host)).Select(a => a.FailureCode).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact(Timeout = Patience)]
    public async Task What_may_pass_is_tried_a_few_times_and_then_read_or_left_alone()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        var site = new ArticleSite(host);
        var tries = 0;
        site.Put("/a/1", context =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref tries) < 3 ? 500 : 200;
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync(ArticleSite.Page("Enfin."));
        });
        site.Put("/a/2", "", status: 503);
        site.Feed = site.Item("/a/1", "Un") + site.Item("/a/2", "Deux");
        await host.AddAsync(display: "full");
        await Until.HoldsAsync(async () => (await ArticlesAsync(host)) is { Count: 2 } all && all.TrueForAll(a => a.NextTryAt is null), Ct);
        Assert.Equal([(0, null), (4, FailureCode.ServerError)], (await ArticlesAsync(host)).Select(a => (a.Failures, a.FailureCode)).Order());
        Assert.Equal((3, 4), (tries, site.Asked("/a/2")));
    }

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_is_due_survives_a_restart_and_is_taken_by_one_hand_only(string database)
    {
        var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken, database);
        var site = new ArticleSite(host);
        using var opened = new SemaphoreSlim(0);
        site.Put("/a/1", async context =>
        {
            if (context.RequestAborted.CanBeCanceled && site.Asked("/a/1") == 1)
            {
                opened.Release();
                await Publisher.StaySilentAsync(context);
            }

            await context.Response.WriteAsync(ArticleSite.Page("Après la pause."));
        });
        site.Feed = site.Item("/a/1", "Un titre");
        await host.AddAsync(display: "full");
        await opened.WaitAsync(Ct);
        Assert.Null(await new ArticleQueue(Factory(host), TimeProvider.System).TakeAsync(Ct));

        host = await host.RestartAsync();
        await using var restarted = host;
        await using (var db = host.Db())
        {
            // The lease of the one that died is over.
            await db.Articles.ExecuteUpdateAsync(a => a.SetProperty(x => x.NextTryAt, TimeProvider.System.Now()), Ct);
        }

        await DealtWithAsync(host);
        Assert.True(Assert.Single(await host.HeadlinesAsync()).IsPageBody);
    }

    [Fact(Timeout = Patience)]
    public async Task Of_a_source_whose_excerpts_are_shown_no_page_is_read()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        var site = new ArticleSite(host);
        site.Feed = site.Item("/a/1", "Un titre");
        await host.AddAsync(display: "excerpt");
        Assert.Empty(await ArticlesAsync(host));
        Assert.Single(await host.HeadlinesAsync());
    }

    [Fact(Timeout = Patience)]
    public async Task A_withdrawn_headline_has_no_page_read()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        var site = new ArticleSite(host);
        site.Put("/a/1", "", status: 500);
        site.Feed = site.Item("/a/1", "Un titre");
        await host.AddAsync(display: "full");
        await using (var db = host.Db())
        {
            await db.Headlines.ExecuteUpdateAsync(h => h.SetProperty(x => x.WithdrawnAt, TimeProvider.System.Now()), Ct);
            await db.Articles.ExecuteUpdateAsync(a => a.SetProperty(x => x.NextTryAt, TimeProvider.System.Now()), Ct);
        }

        await Until.HoldsAsync(async () => (await ArticlesAsync(host)).Count == 0, Ct);
    }

    private static IDbContextFactory<NewsroomDb> Factory(IngestHost host) =>
        (IDbContextFactory<NewsroomDb>)host.Services.GetService(typeof(IDbContextFactory<NewsroomDb>))!;

    private static async Task<ArticleRow> DealtWithAsync(IngestHost host)
    {
        await Until.HoldsAsync(async () => (await ArticlesAsync(host)) is [{ NextTryAt: null }], Ct);
        return Assert.Single(await ArticlesAsync(host));
    }

    private static async Task<List<ArticleRow>> ArticlesAsync(IngestHost host)
    {
        await using var db = host.Db();
        return await db.Articles.AsNoTracking().ToListAsync(Ct);
    }
}
