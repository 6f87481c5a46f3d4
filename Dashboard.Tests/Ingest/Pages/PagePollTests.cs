using Dashboard.Shared.Sources;
using Dashboard.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Ingest.Pages;

/// <summary>Sources that are pages: read by rules, or left for the feed they name.</summary>
public sealed class PagePollTests
{
    private const int Patience = 60_000;
    private static readonly SourceRules Articles = new() { Item = "article", Title = "h2" };

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_page_without_a_feed_becomes_headlines_by_its_rules(string database)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken, database);
        var site = new PageSite(host.Agency);
        site.Put("/news", PageSite.Listing("Le premier titre", "Le second titre"));
        var id = await AddAsync(host, site.At("/news"), Articles with { Summary = "p" });
        Assert.Equal(["Le premier titre", "Le second titre"], (await TitlesAsync(host)).Order(StringComparer.Ordinal));

        site.Put("/news", PageSite.Listing("Le titre nouveau", "Le premier titre", "Le second titre"));
        await host.PollAsync(id);
        Assert.Equal(["Le premier titre", "Le second titre", "Le titre nouveau"], (await TitlesAsync(host)).Order(StringComparer.Ordinal));
        var row = await host.RowAsync(id);
        Assert.Equal((null, site.At("/news")), (row.FailureCode, row.Address));
    }

    [Fact(Timeout = Patience)]
    public async Task A_JSON_address_becomes_headlines_by_its_paths()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        var site = new PageSite(host.Agency);
        site.Put("/api", """{"posts":[{"name":"Un titre de JSON","href":"/p/1"}]}""", "application/json");
        await AddAsync(host, site.At("/api"), new() { Kind = "json", Item = "$.posts[*]", Title = "$.name", Link = "$.href" });
        var headline = Assert.Single(await host.HeadlinesAsync());
        Assert.Equal(site.At("/p/1"), headline.Url);
    }

    [Theory(Timeout = Patience)]
    [InlineData("<!doctype html><html><body><form>Connexion</form></body></html>")]
    [InlineData("→/login")]
    public async Task Rules_that_match_nothing_any_more_are_a_failure_that_is_counted_and_headlines_stay(string instead)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        using var failures = new FailureClasses();
        var site = new PageSite(host.Agency);
        site.Put("/news", PageSite.Listing("Le premier titre"));
        site.Put("/login", "<!doctype html><html><body><h2><a href='/x'>Connectez-vous</a></h2></body></html>");
        var id = await AddAsync(host, site.At("/news"), Articles);
        site.Put("/news", instead);
        await host.PollAsync(id);
        var row = await host.RowAsync(id);
        Assert.Equal(("nothing-matched", 1), (row.FailureCode, row.ConsecutiveFailures));
        Assert.Equal(["article"], row.FailureArguments);
        Assert.Equal(["Le premier titre"], await TitlesAsync(host));
        Assert.Contains("nothing-matched", failures.Heard);
    }

    [Fact(Timeout = Patience)]
    public async Task A_page_that_did_not_change_is_read_anew_by_changed_rules()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct);
        var site = new PageSite(host.Agency);
        site.Put("/news", "<!doctype html><body><article><h2><a href=/a>Un titre d’article</a></h2></article><div class=b><h2><a href=/b>Un titre de bloc</a></h2></div></body>");
        var id = await AddAsync(host, site.At("/news"), Articles);
        using var polled = host.Polled();
        var source = (await host.Services.GetRequiredService<SourceSummaries>().FindAsync(id, ct))!;
        Assert.True((await host.Desk.ChangeAsync(id, SourceDraft.Of(source) with { Rules = new() { Item = ".b" } }, source.Version, IngestHost.Somebody, ct)).IsDone);
        await polled.NextAsync();
        Assert.Equal(["Un titre de bloc", "Un titre d’article"], (await TitlesAsync(host)).Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = Patience)]
    public async Task A_first_poll_of_a_page_that_names_one_feed_leads_to_that_feed()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        var site = new PageSite(host.Agency);
        site.Put("/", PageSite.Declaring("/le-fil", "/comments/feed"));
        site.PutFeed("/le-fil", "Le titre du fil");
        using var polled = host.Polled();
        var id = await AddAsync(host, site.At("/"), rules: null);
        await polled.NextAsync();
        while ((await host.RowAsync(id)).LastSuccessAt is null)
        {
            await polled.NextAsync();
        }

        var row = await host.RowAsync(id);
        Assert.Equal((site.At("/le-fil"), site.At("/"), null), (row.Address, row.Site, row.FailureCode));
        Assert.Equal(["added", "found"], row.Addresses.OrderBy(a => a.Since).ThenBy(a => a.Reason, StringComparer.Ordinal).Select(a => a.Reason));
        Assert.Equal(["Le titre du fil"], await TitlesAsync(host));
    }

    [Fact(Timeout = Patience)]
    public async Task A_page_that_names_several_feeds_fails_with_their_names()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        var site = new PageSite(host.Agency);
        site.Put("/", PageSite.Declaring("/un", "/deux"));
        site.PutFeed("/un", "Un titre");
        var row = await host.RowAsync(await AddAsync(host, site.At("/"), rules: null));
        Assert.Equal(("page-with-feeds", site.At("/")), (row.FailureCode, row.Address));
        Assert.Equal([$"{site.At("/un")}, {site.At("/deux")}"], row.FailureArguments);
        Assert.Empty(await host.HeadlinesAsync());
    }

    [Fact(Timeout = Patience)]
    public async Task A_page_whose_one_feed_cannot_be_read_or_is_a_source_already_leads_nowhere()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        var site = new PageSite(host.Agency);
        site.Put("/", PageSite.Declaring("/missing"));
        var row = await host.RowAsync(await AddAsync(host, site.At("/"), rules: null));
        Assert.Equal(("page-with-feeds", site.At("/")), (row.FailureCode, row.Address));

        site.PutFeed("/le-fil", "Le titre du fil");
        site.Put("/page", PageSite.Declaring("/le-fil"));
        await AddAsync(host, site.At("/le-fil"), rules: null);
        var second = await host.RowAsync(await AddAsync(host, site.At("/page"), rules: null));
        Assert.Equal(("page-with-feeds", site.At("/page")), (second.FailureCode, second.Address));
        Assert.Equal(["Le titre du fil"], await TitlesAsync(host));
    }

    [Fact(Timeout = Patience)]
    public async Task A_feed_that_was_read_before_is_not_led_elsewhere_by_a_page_in_its_place()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken);
        var site = new PageSite(host.Agency);
        site.PutFeed("/fil", "Un titre");
        var id = await AddAsync(host, site.At("/fil"), rules: null);
        site.Put("/fil", PageSite.Declaring("/autre"));
        site.PutFeed("/autre", "Publicité");
        await host.PollAsync(id);
        var row = await host.RowAsync(id);
        Assert.Equal(("html-page", site.At("/fil")), (row.FailureCode, row.Address));
    }

    private static async Task<int> AddAsync(IngestHost host, string address, SourceRules? rules)
    {
        using var polled = host.Polled();
        var result = await host.Desk.AddAsync(
            new SourceDraft(address) { Name = "Le Quotidien", Rules = rules, Schedule = new(Interval: TimeSpan.FromHours(6)) }, IngestHost.Somebody, TestContext.Current.CancellationToken);
        Assert.True(result.IsDone, result.Fault?.Code);
        while (await polled.NextAsync() != result.Done.Id)
        {
            // Another source's.
        }

        return result.Done.Id;
    }

    private static async Task<List<string>> TitlesAsync(IngestHost host) =>
        (await host.HeadlinesAsync()).ConvertAll(h => h.Versions[^1].Title);
}
