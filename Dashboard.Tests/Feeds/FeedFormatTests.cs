using System.Text;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

public sealed class FeedFormatTests
{
    [Fact]
    public void Rss_2_is_read_in_full()
    {
        FeedDocument feed = Parse("""
            <?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
            <channel><title>La Une</title><link>https://une.example/</link><description>Tout</description><language>fr_TN</language><ttl>15</ttl>
            <atom:link rel="self" href="https://une.example/rss"/><atom:link rel="hub" href="https://hub.example/"/><atom:link rel="hub" href="https://other.example/"/>
            <image><title>Logo</title><url>/logo.png</url></image><lastBuildDate>Tue, 24 Nov 2026 08:00:00 GMT</lastBuildDate>
            <item><title>Un</title><link>/a/1</link><guid isPermaLink="false">n1</guid><dc:creator>Amira</dc:creator><category>Sport</category><category>Sport</category>
            <pubDate>Tue, 24 Nov 2026 08:00:00 +0100</pubDate><description>Le &lt;a href="x"&gt;chapeau&lt;/a&gt;</description>
            <content:encoded><![CDATA[<p>Corps <img src="/i.jpg" alt="Un match"></p>]]></content:encoded>
            <enclosure url="https://une.example/a.mp3" type="audio/mpeg" length="12"/>
            <media:content url="https://une.example/p.jpg" medium="image"><media:description>Une foule</media:description></media:content></item>
            </channel></rss>
            """);
        Assert.Equal(("La Une", "https://une.example/", "fr-TN"), (feed.TitleText, feed.Link, feed.Language));
        Assert.Equal(TimeSpan.FromMinutes(15), feed.TimeToLive);
        Assert.Equal(["https://hub.example/", "https://other.example/"], feed.Hubs);
        Assert.Equal("https://une.example/rss", feed.SelfUrl);
        Assert.Equal("https://une.example/logo.png", feed.Image);
        FeedEntry entry = Assert.Single(feed.Entries);
        Assert.Equal(("n1", false, "https://une.example/a/1", "Amira"), (entry.Id, entry.IdIsPermalink, entry.Link, entry.Author));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 7, 0, 0, TimeSpan.Zero), entry.Published);
        Assert.Equal("Le <a href=\"https://une.example/x\">chapeau</a>", entry.Summary);
        Assert.Equal(new FeedEnclosure("https://une.example/a.mp3", "audio/mpeg", 12), Assert.Single(entry.Enclosures));
        Assert.Equal(
            [new FeedImage("https://une.example/p.jpg", "Une foule", null, null), new FeedImage("https://une.example/i.jpg", "Un match", null, null)],
            entry.Images);
        Assert.Equal(["Sport"], entry.Categories);
    }

    [Fact]
    public void Atom_is_read_with_xml_base_and_several_authors()
    {
        FeedDocument feed = Parse("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://jarida.example/" xml:lang="ar"><title>الجريدة</title><link href="/"/><id>urn:j</id>
            <updated>2026-11-24T08:00:00Z</updated>
            <entry xml:lang="fr"><id>urn:j:1</id><title>Un</title><link rel="enclosure" href="a.mp3"/><link href="a/1"/><published>2026-11-24T08:00:00+01:00</published>
            <author><name>A</name><email>a@jarida.example</email></author><author><name>B</name></author>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Texte <a href="b">b</a></p></div></content><summary>1 &lt; 2</summary></entry></feed>
            """);
        FeedEntry entry = Assert.Single(feed.Entries);
        Assert.Equal(("ar", "fr"), (feed.Language, entry.Language));
        Assert.Equal(("https://jarida.example/a/1", "A, B", "a@jarida.example"), (entry.Link, entry.Author, entry.AuthorEmail));
        Assert.Equal("<p>Texte <a href=\"https://jarida.example/b\">b</a></p>", entry.Content);
        Assert.Equal("1 &lt; 2", entry.Summary);
        Assert.Equal("https://jarida.example/a.mp3", Assert.Single(entry.Enclosures).Url);
    }

    [Fact]
    public void Json_feed_is_read_into_the_same_model()
    {
        FeedDocument feed = Parse("""
            {"version":"https://jsonfeed.org/version/1.1","title":"Une","home_page_url":"https://une.example/","feed_url":"https://une.example/feed.json","language":"fr",
             "authors":[{"name":"A"}],"hubs":[{"type":"WebSub","url":"https://hub.example/"},{"type":"WebSub"},{"type":"WebSub","url":"https://hub.example/"},{"type":"x","url":"/hub"}],
             "items":[{"id":7,"title":"1 < 2","url":"/a","content_text":"a & b","date_published":"2026-11-24T08:00:00+01:00","image":"/i.png","tags":["x","x"],
             "attachments":[{"url":"https://une.example/a.mp3","mime_type":"audio/mpeg","size_in_bytes":5}]}, 3, {}]}
            """, out int skipped, "https://une.example/feed.json");
        FeedEntry entry = Assert.Single(feed.Entries);
        Assert.Equal(2, skipped);
        Assert.Equal(("7", "1 < 2", "https://une.example/a", "a &amp; b"), (entry.Id, entry.TitleText, entry.Link, entry.Content));
        Assert.Equal("https://une.example/i.png", Assert.Single(entry.Images).Url);
        Assert.Equal(["x"], entry.Categories);
        Assert.Equal(["https://hub.example/", "https://une.example/hub"], feed.Hubs);
    }

    [Fact]
    public void A_news_sitemap_is_a_feed()
    {
        FeedEntry entry = Assert.Single(Parse("""
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
              xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://une.example/a</loc>
            <news:news><news:publication><news:name>Une</news:name></news:publication><news:publication_date>2026-11-24</news:publication_date><news:title>Un</news:title></news:news>
            <image:image><image:loc>https://une.example/i.jpg</image:loc></image:image></url></urlset>
            """).Entries);
        Assert.Equal(("https://une.example/a", "Un", "https://une.example/i.jpg"), (entry.Link, entry.TitleText, entry.Images[0].Url));
        Assert.Equal(2026, entry.Published!.Value.Year);
    }

    [Theory]
    [InlineData("", FeedFault.Empty)]
    [InlineData(" \r\n ", FeedFault.Empty)]
    [InlineData("garbage", FeedFault.NotAFeed)]
    [InlineData("<note><to>Tove</to></note>", FeedFault.NotAFeed)]
    [InlineData("<!DOCTYPE html><html><head><title>x</title></head></html>", FeedFault.HtmlPage)]
    [InlineData("{\"a\":1}", FeedFault.NotAFeed)]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1\",", FeedFault.Unreadable)]
    public void What_is_no_feed_is_refused_with_a_code(string text, string code)
    {
        FeedParseResult result = FeedParser.Parse(Encoding.UTF8.GetBytes(text));
        Assert.Null(result.Document);
        Assert.Equal(code, result.Fault!.Code);
    }

    private static FeedDocument Parse(string text) => Parse(text, out _, null);

    private static FeedDocument Parse(string text, out int skipped, string? from)
    {
        FeedParseResult result = FeedParser.Parse(Encoding.UTF8.GetBytes(text), null, from is null ? null : new Uri(from));
        skipped = result.SkippedEntries;
        return result.Document ?? throw new InvalidOperationException(result.Fault!.Code);
    }
}
