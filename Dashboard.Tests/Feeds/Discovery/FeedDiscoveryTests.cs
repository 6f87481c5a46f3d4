using System.Text;
using Dashboard.Feeds.Discovery;

namespace Dashboard.Tests.Feeds.Discovery;

public sealed class FeedDiscoveryTests
{
    private static readonly Uri Page = new("https://journal.example/fr/accueil");

    [Theory]
    [InlineData("<link rel='alternate' type='application/rss+xml' title='À la une' href='/rss'>", "https://journal.example/rss", FeedSign.Declared)]
    [InlineData("<LINK REL=\"ALTERNATE\" TYPE=\"application/atom+xml; charset=utf-8\" HREF=\"atom\"/>", "https://journal.example/fr/atom", FeedSign.Declared)]
    [InlineData("<link href=//cdn.example/feed.json rel='home alternate' type=application/feed+json>", "https://cdn.example/feed.json", FeedSign.Declared)]
    [InlineData("<link rel='feed' href='/x'>", "https://journal.example/x", FeedSign.Declared)]
    [InlineData("<link rel='alternate' type='text/xml' href='/x'>", "https://journal.example/x", FeedSign.DeclaredLoosely)]
    [InlineData("<base href='https://other.example/a/'><link rel='alternate' type='application/rss+xml' href='rss'>", "https://other.example/a/rss", FeedSign.Declared)]
    [InlineData("<link rel='alternate' type='application/rss+xml' href='feed://journal.example/rss#top'>", "http://journal.example/rss", FeedSign.Declared)]
    [InlineData("<link rel='alternate' type='application/rss+xml' href='/a?x=1&amp;y=2'>", "https://journal.example/a?x=1&y=2", FeedSign.Declared)]
    [InlineData("<link rel='alternate' type='application/rss+xml' title='Commentaires' href='/comments/feed/'>", "https://journal.example/comments/feed/", FeedSign.Comments)]
    [InlineData("<a href='/feed/'>Suivez-nous</a>", "https://journal.example/feed/", FeedSign.Address)]
    [InlineData("<a href='/sport/rss.xml'><img src='x.png'></a>", "https://journal.example/sport/rss.xml", FeedSign.Address)]
    [InlineData("<a href='/?feed=rss2'>x</a>", "https://journal.example/?feed=rss2", FeedSign.Address)]
    [InlineData("<a href='/abonnement'><b>Flux</b> RSS</a>", "https://journal.example/abonnement", FeedSign.Words)]
    [InlineData("<a href='/khulasat'>خلاصات الموقع</a>", "https://journal.example/khulasat", FeedSign.Words)]
    public void A_page_tells_of_its_feed_in_many_ways(string html, string url, FeedSign sign)
    {
        FeedCandidate found = Assert.Single(Find(html));
        Assert.Equal((url, sign), (found.Url.AbsoluteUri, found.Sign));
    }

    [Theory]
    [InlineData("<link rel='alternate' hreflang='ar' type='text/html' href='/ar'>")]
    [InlineData("<link rel='stylesheet' type='application/rss+xml' href='/x'>")]
    [InlineData("<link rel='alternate' type='application/rss+xml'>")]
    [InlineData("<link rel='alternate' type='application/rss+xml' href='javascript:alert(1)'>")]
    [InlineData("<link rel='alternate' type='application/rss+xml' href='http://[::1'>")]
    [InlineData("<link rel='alternate' type='application/rss+xml' href='file:///etc/passwd'>")]
    [InlineData("<script>document.write('<link rel=alternate type=application/rss+xml href=/x>')</script>")]
    [InlineData("<!-- <link rel='alternate' type='application/rss+xml' href='/x'> -->")]
    [InlineData("<a href='/feedback'>Votre avis</a>")]
    [InlineData("<a href='/presse'>Atomes et molécules</a>")]
    [InlineData("<a href='#rss'>RSS</a>")]
    public void What_is_no_feed_is_not_taken_for_one(string html) => Assert.Empty(Find(html));

    [Fact]
    public void The_declared_come_first_and_each_address_once()
    {
        IReadOnlyList<FeedCandidate> found = Find(
            "<a href='/rss'>RSS</a><a href='/flux'>Flux RSS</a><link rel=alternate type=application/rss+xml href=/comments/feed>"
            + "<link rel=alternate type=application/atom+xml title=Tout href=/atom><link rel=alternate type=application/atom+xml href=/atom>");
        Assert.Equal(["/atom", "/rss", "/flux", "/comments/feed"], found.Select(candidate => candidate.Url.AbsolutePath));
        Assert.Equal(("Tout", "application/atom+xml"), (found[0].Title, found[0].Type));
    }

    [Fact]
    public void The_encoding_that_the_page_declares_is_used()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] html = Encoding.GetEncoding(1256).GetBytes("<meta charset=windows-1256><link rel=alternate type=application/rss+xml title='أخبار' href=/rss>");
        Assert.Equal("أخبار", Assert.Single(FeedDiscovery.Find(html, "text/html", Page)).Title);
    }

    [Fact]
    public void A_page_of_nothing_but_links_is_read_in_bounds()
    {
        string html = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<a href='/{i}/rss'>"));
        Assert.Equal(50, Find(html).Count);
    }

    [Fact]
    public void Common_places_lie_on_the_site_of_the_page() =>
        Assert.All(FeedDiscovery.CommonPlaces(Page), place => Assert.StartsWith("https://journal.example/", place.AbsoluteUri, StringComparison.Ordinal));

    private static IReadOnlyList<FeedCandidate> Find(string html) => FeedDiscovery.Find(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", Page);
}
