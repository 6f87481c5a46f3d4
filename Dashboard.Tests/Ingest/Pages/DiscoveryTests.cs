using Dashboard.Shared.Sources;
using Dashboard.Sources;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Ingest.Pages;

/// <summary>What a look at a page answers.</summary>
public sealed class DiscoveryTests
{
    private const int Patience = 60_000;

    [Fact(Timeout = Patience)]
    public async Task A_look_at_a_page_answers_with_the_feeds_it_names_and_fetches_none_of_them()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct);
        var site = new PageSite(host.Agency);
        site.Put("/", PageSite.Declaring("/un", "/deux"));
        var preview = (await host.Desk.PreviewAsync(new SourceDraft(site.At("/")), ct)).Preview!;
        Assert.Equal([new(site.At("/un"), "Fil /un", "application/rss+xml"), new SourceFeed(site.At("/deux"), "Fil /deux", "application/rss+xml")], preview.Feeds);
        Assert.Equal((0, site.At("/")), (preview.Entries, preview.FinalUrl));
        Assert.Empty(preview.Items);
        Assert.Equal(["/"], site.Asked);
        await using var db = host.Db();
        Assert.False(await db.Headlines.AnyAsync(ct));
    }

    [Fact(Timeout = Patience)]
    public async Task A_page_that_names_no_feed_is_asked_at_the_usual_places_until_one_is_found()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct);
        var site = new PageSite(host.Agency);
        site.Put("/news/today", PageSite.Listing("Un titre"));
        site.PutFeed("/rss", "Le titre du fil");
        var preview = (await host.Desk.PreviewAsync(new SourceDraft(site.At("/news/today")), ct)).Preview!;
        Assert.Equal(site.At("/rss"), Assert.Single(preview.Feeds).Url);
        Assert.Equal(["/news/today", "/feed", "/rss"], site.Asked);
    }

    [Fact(Timeout = Patience)]
    public async Task A_page_without_any_feed_costs_at_most_five_requests_and_is_said_to_be_a_page()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct);
        var site = new PageSite(host.Agency);
        site.Put("/news", PageSite.Listing("Un titre"));
        Assert.Equal("html-page", (await host.Desk.PreviewAsync(new SourceDraft(site.At("/news")), ct)).Failure?.Code);
        Assert.Equal(5, site.Asked.Count());
    }

    [Fact(Timeout = Patience)]
    public async Task A_look_by_rules_shows_what_they_would_bring_and_keeps_nothing()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct);
        var site = new PageSite(host.Agency);
        site.Put("/news", PageSite.Listing("Un titre", "Un autre titre"));
        var draft = new SourceDraft(site.At("/news")) { Rules = new() { Item = "article", Summary = "p" } };
        var preview = (await host.Desk.PreviewAsync(draft, ct)).Preview!;
        Assert.Equal((2, "Le Quotidien"), (preview.Entries, preview.Name));
        Assert.Equal(("Un titre", "Chapeau"), (preview.Items[0].Title, preview.Items[0].Lead));
        Assert.Equal("nothing-matched", (await host.Desk.PreviewAsync(draft with { Rules = new() { Item = ".none" } }, ct)).Failure?.Code);
        Assert.Equal("bad-selector", (await host.Desk.PreviewAsync(draft with { Rules = new() { Item = "a[" } }, ct)).Failure?.Code);
        Assert.Equal(["/robots.txt", "/news", "/news"], site.Asked);
        await using var db = host.Db();
        Assert.False(await db.Headlines.AnyAsync(ct) || await db.Sources.AnyAsync(s => s.Rules != null, ct));
    }
}
