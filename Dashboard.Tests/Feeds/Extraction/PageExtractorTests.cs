using System.Text;
using Dashboard.Feeds;
using Dashboard.Feeds.Extraction;

namespace Dashboard.Tests.Feeds.Extraction;

public sealed class PageExtractorTests
{
    private const string Html = """
        <html lang="fr"><head><title> Le  Journal </title></head><body><ul>
        <li class="une"><h2>Élection &amp; suites</h2><a href="/a/1">Lire</a><time datetime="2026-11-24T08:00:00+01:00">hier</time>
          <p class="chapo">Le <b>dépouillement</b> &lt;continue&gt;</p><img src="data:x" data-src="/1.jpg" alt="Un bureau"><span class="qui">Amira Ben Salah</span></li>
        <li class="une" data-id="7"><a href="https://autre.example/2"> Deuxième </a><i>24 novembre 2026</i></li>
        <li class="une"><p>Sans titre</p></li>
        </ul></body></html>
        """;

    private const string Json = """
        {"data":{"articles":[{"titre":"Un &amp; deux","url":"/1","date":"2026-11-24T08:00:00Z","n":17,"lead":"<p>Le chapô</p>","img":{"src":"/i.jpg"}},{"titre":"","url":"/2"},{"url":"/3"}]}}
        """;

    private static readonly Uri Page = new("https://journal.example/fr/");

    [Theory]
    [InlineData("$.items[?(@.id > 100)]")]
    [InlineData("$.items[?(@.id > 1.5)]")]
    [InlineData("$.items[?(@.id == true)]")]
    public void A_filter_that_does_not_fit_the_document_finds_nothing_and_throws_nothing(string item) => Assert.Equal(
        FeedFault.NothingMatched,
        Extract("""{"items":[{"id":"abc","title":"Un titre"},{"id":{},"title":"Un autre"},{"id":[1],"title":"Encore un"}]}""", new ExtractionRules(ExtractionKind.Json, item) { Title = "$.title" }).Fault?.Code);

    [Fact]
    public void A_page_of_more_elements_than_any_list_has_is_refused_before_selectors_walk_it() => Assert.Equal(
        FeedFault.PageTooLarge,
        Extract("<ul>" + string.Concat(Enumerable.Repeat("<li>a", 50_000)), new ExtractionRules(ExtractionKind.Html, "li:nth-child(2)")).Fault?.Code);

    [Fact]
    public void Html_gives_entries_by_selectors()
    {
        var rules = new ExtractionRules(ExtractionKind.Html, "li.une") { Summary = ".chapo", Author = ".qui", Date = "time@datetime" };
        FeedParseResult result = Extract(Html, rules);
        FeedEntry entry = result.Document!.Entries[0];
        Assert.Equal(("Élection & suites", "https://journal.example/a/1", "Le dépouillement &lt;continue&gt;"), (entry.TitleText, entry.Link, entry.Summary));
        Assert.Equal(("Amira Ben Salah", new DateTimeOffset(2026, 11, 24, 7, 0, 0, TimeSpan.Zero)), (entry.Author, entry.Published));
        Assert.Equal(new FeedImage("https://journal.example/1.jpg", "Un bureau", null, null), Assert.Single(entry.Images));
        Assert.Equal(("Le Journal", "fr", 1), (result.Document.TitleText, result.Document.Language, result.SkippedEntries));
    }

    [Fact]
    public void Without_rules_the_first_heading_link_time_and_picture_are_taken()
    {
        FeedDocument feed = Extract(Html, new ExtractionRules(ExtractionKind.Html, "li")).Document!;
        Assert.Equal(["Élection & suites", "Deuxième"], feed.Entries.Select(entry => entry.TitleText));
        Assert.Equal(["https://journal.example/a/1", "https://autre.example/2"], feed.Entries.Select(entry => entry.Link));
        Assert.NotNull(feed.Entries[0].Published);
    }

    [Fact]
    public void An_attribute_of_the_entry_itself_and_a_written_date_can_be_taken()
    {
        var rules = new ExtractionRules(ExtractionKind.Html, "li[data-id]") { Id = "@data-id", Date = "i", Link = "a" };
        FeedEntry entry = Assert.Single(Extract(Html, rules).Document!.Entries);
        Assert.Equal(("7", "https://autre.example/2", 2026), (entry.Id, entry.Link, entry.Published!.Value.Year));
    }

    [Fact]
    public void Json_gives_entries_by_path()
    {
        var rules = new ExtractionRules(ExtractionKind.Json, "$.data.articles")
        {
            Title = "$.titre",
            Link = "url",
            Date = "$.date",
            Id = "$.n",
            Summary = "$.lead",
            Image = "$.img.src",
        };
        FeedParseResult result = Extract(Json, rules);
        FeedEntry entry = Assert.Single(result.Document!.Entries);
        Assert.Equal(("Un & deux", "https://journal.example/1", "17", "Le chapô"), (entry.TitleText, entry.Link, entry.Id, entry.Summary));
        Assert.Equal((8, "https://journal.example/i.jpg", 2), (entry.Published!.Value.Hour, entry.Images[0].Url, result.SkippedEntries));
    }

    [Theory]
    [InlineData(ExtractionKind.Html, "", null, "item", ExtractionFault.Missing)]
    [InlineData(ExtractionKind.Html, "li[", null, "item", ExtractionFault.BadSelector)]
    [InlineData(ExtractionKind.Html, "li", "a@", null, null)]
    [InlineData(ExtractionKind.Html, "li", "@", "title", ExtractionFault.BadSelector)]
    [InlineData(ExtractionKind.Html, "li", "h2:nope(", "title", ExtractionFault.BadSelector)]
    [InlineData(ExtractionKind.Html, ":has(:has(a))", null, "item", ExtractionFault.TooBroad)]
    [InlineData(ExtractionKind.Html, "li", "a[href*='@']", null, null)]
    [InlineData(ExtractionKind.Json, "$.a", null, "title", ExtractionFault.Missing)]
    [InlineData(ExtractionKind.Json, "$.a[?(", "$.t", "item", ExtractionFault.BadPath)]
    [InlineData(ExtractionKind.Json, "$..a..b", "$.t", "item", ExtractionFault.TooBroad)]
    [InlineData(ExtractionKind.Json, "$..a[?(@.x=='1')]", "$['t']", null, null)]
    public void Faulty_rules_are_named_with_a_code(ExtractionKind kind, string item, string? title, string? field, string? code)
    {
        ExtractionFault? fault = new ExtractionRules(kind, item) { Title = title }.Validate().SingleOrDefault();
        Assert.Equal((field, code), (fault?.Field, fault?.Code));
    }

    [Fact]
    public void Faulty_rules_are_refused() =>
        Assert.Throws<ArgumentException>(() => Extract(Html, new ExtractionRules(ExtractionKind.Html, "li[")));

    [Fact]
    public void A_rule_that_is_too_long_is_named() =>
        Assert.Equal(ExtractionFault.TooLong, new ExtractionRules(ExtractionKind.Html, new string('a', 301)).Validate()[0].Code);

    [Theory]
    [InlineData(ExtractionKind.Html, "", FeedFault.Empty)]
    [InlineData(ExtractionKind.Html, "<p>x</p>", FeedFault.NothingMatched)]
    [InlineData(ExtractionKind.Json, "{\"a\":1}", FeedFault.NothingMatched)]
    [InlineData(ExtractionKind.Json, "{\"a\":", FeedFault.Unreadable)]
    [InlineData(ExtractionKind.Json, "<p>", FeedFault.Unreadable)]
    public void A_page_that_gives_nothing_says_why(ExtractionKind kind, string page, string code)
    {
        var rules = new ExtractionRules(kind, kind == ExtractionKind.Html ? "li" : "$.items") { Title = kind == ExtractionKind.Html ? "h2" : "$.t" };
        Assert.Equal(code, Extract(page, rules).Fault!.Code);
    }

    [Theory]
    [InlineData(ExtractionKind.Html, "<div>", FeedFault.PageTooDeep)]
    [InlineData(ExtractionKind.Json, "[", FeedFault.Unreadable)]
    public void Nesting_without_end_is_refused(ExtractionKind kind, string opening, string code)
    {
        var rules = new ExtractionRules(kind, kind == ExtractionKind.Html ? "li" : "$.items") { Title = kind == ExtractionKind.Html ? "h2" : "$.t" };
        Assert.Equal(code, Extract(string.Concat(Enumerable.Repeat(opening, 200_000)), rules).Fault!.Code);
    }

    [Fact]
    public void Addresses_that_are_no_web_addresses_are_left_out()
    {
        FeedEntry entry = Extract("<li><a href='javascript:x'>A</a><img src='file:///x'></li>", new ExtractionRules(ExtractionKind.Html, "li")).Document!.Entries[0];
        Assert.Null(entry.Link);
        Assert.Empty(entry.Images);
    }

    [Fact]
    public void No_list_of_headlines_is_longer_than_a_thousand() =>
        Assert.Equal(1000, Extract(string.Concat(Enumerable.Repeat("<li><a href=/x>A</a></li>", 5000)), new ExtractionRules(ExtractionKind.Html, "li")).Document!.Entries.Count);

    private static FeedParseResult Extract(string page, ExtractionRules rules) => PageExtractor.Extract(Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8", Page, rules);
}
