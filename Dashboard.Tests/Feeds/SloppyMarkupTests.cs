using System.Text;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

/// <summary>What publishers write and do not mean.</summary>
public sealed class SloppyMarkupTests
{
    private static readonly Uri Home = new("https://doc.example/feeds/f.xml");

    [Theory]
    [InlineData("<link>www.a.example/1</link>", "http://www.a.example/1")]
    [InlineData("<link>https://a.example/?a=1&amp;amp;b=2</link>", "https://a.example/?a=1&b=2")]
    [InlineData("<link>https://a.example/\n  one</link>", "https://a.example/  one")]
    [InlineData("<link><!-- the article -->https://a.example/1</link>", "https://a.example/1")]
    [InlineData("<a:link xmlns:a='http://www.w3.org/2005/Atom' href='https://a.example/atom'/><link>https://a.example/1</link>", "https://a.example/1")]
    [InlineData("<guid isPermaLink='true'>/1</guid>", "https://doc.example/1")]
    public void The_link_is_the_one_that_was_meant(string item, string link) => Assert.Equal(link, Rss(item).Link);

    [Theory]
    [InlineData("<link rel='alternate nofollow' href='https://a.example/1'/>", "https://a.example/1")]
    [InlineData("<content type='text/html' src='/page'/>", "https://doc.example/page")]
    public void An_entry_links_to_its_page_however_it_says_so(string entry, string link) => Assert.Equal(link, Atom(entry).Link);

    [Fact]
    public void Content_that_lies_elsewhere_is_a_picture_or_a_file_and_no_words()
    {
        Assert.Equal("https://doc.example/p.jpg", Assert.Single(Atom("<content type='image/jpeg' src='/p.jpg'/>").Images).Url);
        Assert.Equal("https://doc.example/s.mp3", Assert.Single(Atom("<content type='audio/mpeg' src='/s.mp3'/>").Enclosures).Url);
        Assert.Null(Atom($"<content type='image/png'>{Convert.ToBase64String([0x89, 0x50, 0x4E, 0x47, 0, 1])}</content>").Content);
    }

    [Fact]
    public void Comments_and_instructions_are_no_part_of_a_text()
    {
        FeedEntry entry = Rss("<title>Un<!-- deux --> trois<?php quatre ?></title><pubDate>Tue, 24 Nov 2026 08:15:00 GMT<!-- UTC --></pubDate>");
        Assert.Equal("Un trois", entry.Title);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 8, 15, 0, TimeSpan.Zero), entry.Published);
    }

    [Fact]
    public void A_quote_that_was_forgotten_costs_its_own_attribute_only()
    {
        FeedEnclosure file = Assert.Single(Rss("<enclosure url=\"https://a.example/a.mp3 type=\"audio/mpeg\" length=\"7\"/>").Enclosures);
        Assert.Equal(("https://a.example/a.mp3", "audio/mpeg", 7), (file.Url, file.Type, file.Length));
    }

    [Fact]
    public void A_media_object_without_a_type_is_a_picture_by_its_name()
    {
        Assert.Equal("https://a.example/p.jpg?w=1", Assert.Single(Media("<media:content url='https://a.example/p.jpg?w=1'/>").Images).Url);
        Assert.Empty(Media("<media:content url='https://a.example/p.jpg' medium='video'/>").Images);
    }

    [Fact]
    public void A_picture_that_is_loaded_when_it_is_seen_is_found() =>
        Assert.Equal("https://doc.example/real.jpg", Assert.Single(Rss("<description>&lt;img src='data:image/gif;base64,R0' data-src='/real.jpg'&gt;</description>").Images).Url);

    [Fact]
    public void Bases_inside_of_xhtml_count()
    {
        string? summary = Atom("<summary type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml' xml:base='/d/'><a href='x'>1</a><p xml:base='e/'><a href='y'>2</a></p><a href='z'>3</a></div></summary>").Summary;
        Assert.Contains("https://doc.example/d/x", summary, StringComparison.Ordinal);
        Assert.Contains("https://doc.example/d/e/y", summary, StringComparison.Ordinal);
        Assert.Contains("https://doc.example/d/z", summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a@x.example (Amel), b@x.example (Basma)", "Amel, Basma")]
    [InlineData("\"Amel Ben Ali\" &lt;a@x.example&gt;", "Amel Ben Ali")]
    [InlineData("Amel Ben Ali, Basma Zine", "Amel Ben Ali, Basma Zine")]
    public void Several_authors_in_one_line_are_several(string written, string author) => Assert.Equal(author, Rss($"<author>{written}</author>").Author);

    [Fact]
    public void A_feed_behind_what_the_server_put_before_it_is_a_feed()
    {
        const string Feed = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>T</title></channel></rss>";
        Assert.Equal("T", FeedParser.Parse(Encoding.UTF8.GetBytes("<div>ad</div><script>var a = '<rss>';</script>" + Feed)).Document!.Title);
        Assert.Equal(FeedFault.HtmlPage, FeedParser.Parse("<html><body><p>x</p><?xml version='1.0'?></body></html>"u8.ToArray()).Fault!.Code);
    }

    [Fact]
    public void Rss_that_declares_the_namespace_of_atom_is_rss() => Assert.Equal(
        "<p>Un</p>",
        FeedParser.Parse("<rss version='2.0' xmlns='http://www.w3.org/2005/Atom'><channel><item><title>A</title><description>&lt;p&gt;Un&lt;/p&gt;</description></item></channel></rss>"u8.ToArray()).Document!.Entries[0].Summary);

    [Fact]
    public void A_news_sitemap_tells_the_language_of_each_article() => Assert.Equal("fr", Parse(
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>https://a.example/1</loc>"
        + "<news:news><news:publication><news:name>N</news:name><news:language>fr</news:language></news:publication><news:title>T</news:title></news:news></url></urlset>").Language);

    private static FeedEntry Rss(string item) => Parse($"<rss version='2.0'><channel><item><title>A</title>{item}</item></channel></rss>".Replace(item.Contains("<title>", StringComparison.Ordinal) ? "<title>A</title>" : "\0", "", StringComparison.Ordinal));

    private static FeedEntry Media(string item) => Parse($"<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><item><title>A</title>{item}</item></channel></rss>");

    private static FeedEntry Atom(string entry) => Parse($"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A</title>{entry}</entry></feed>");

    private static FeedEntry Parse(string xml) => FeedParser.Parse(Encoding.UTF8.GetBytes(xml), null, Home).Document!.Entries[0];
}
