using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

/// <summary>What a feed can do to hurt: size, depth, growth, odd dates and identifiers.</summary>
public sealed class FeedLimitTests
{
    [Fact]
    public void Of_a_hundred_thousand_entries_the_first_twenty_thousand_are_read_and_the_rest_counted()
    {
        var xml = new StringBuilder("<rss><channel>");
        for (int i = 0; i < 100_000; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<item><title>T{i}</title><guid>{i}</guid></item>");
        }

        FeedParseResult result = Parse(xml.Append("</channel></rss>").ToString());
        Assert.Equal((20_000, 80_000), (result.Document!.Entries.Count, result.SkippedEntries));
        Assert.Equal("T19999", result.Document.Entries[^1].TitleText);
    }

    [Fact]
    public void Of_a_hundred_thousand_entries_in_json_the_first_twenty_thousand_are_read_and_the_rest_counted()
    {
        string items = string.Join(',', Enumerable.Range(0, 100_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"{i}\",\"title\":\"T\"}}")));
        FeedParseResult result = Parse("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[" + items + "]}");
        Assert.Equal((20_000, 80_000), (result.Document!.Entries.Count, result.SkippedEntries));
    }

    [Theory]
    [InlineData("<x>")]
    [InlineData("<media:group>")]
    [InlineData("<item><source>")]
    [InlineData("<itunes:category text='a'>")]
    public void Elements_nested_without_end_do_not_hide_what_came_before_them(string opening)
    {
        string xml = "<rss><channel><title>T</title><item><title>A</title></item>" + string.Concat(Enumerable.Repeat(opening, 200_000));
        FeedDocument feed = Parse(xml).Document!;
        Assert.Equal(("T", "A"), (feed.TitleText, feed.Entries[0].TitleText));
    }

    [Theory(Timeout = 20_000)]
    [InlineData("<item><description><![CDATA[x</description></item>")]
    [InlineData("<entry><content><![CDATA[x</content></entry>")]
    [InlineData("<![CDATA[")]
    [InlineData("<![CDATA[</item>")]
    [InlineData("<item><title><!--</title></item>")]
    [InlineData("<item><title><?x</title></item>")]
    [InlineData("<enclosure url=\"a b=\"c d=\"")]
    public async Task What_is_opened_without_end_costs_one_look(string opening)
    {
        string xml = "<rss><channel><title>T</title>" + string.Concat(Enumerable.Repeat(opening, 4_000_000 / opening.Length));
        Assert.Equal("T", (await Task.Run(() => Parse(xml), TestContext.Current.CancellationToken)).Document!.TitleText);
    }

    [Fact]
    public void Authors_without_end_are_as_many_as_are_kept()
    {
        string line = string.Join(", ", Enumerable.Range(0, 20_000).Select(n => string.Create(CultureInfo.InvariantCulture, $"a{n}@x.example")));
        Assert.InRange(Parse($"<rss><channel><item><title>T</title><author>{line}</author></item></channel></rss>").Document!.Entries[0].Author!.Split(", ").Length, 1, 50);
    }

    [Fact]
    public void Json_nested_without_end_is_refused() =>
        Assert.Equal(FeedFault.Unreadable, Parse("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":" + new string('[', 1_000_000)).Fault!.Code);

    [Fact]
    public void Relative_addresses_cannot_blow_a_body_up()
    {
        string body = string.Concat(Enumerable.Repeat("<a href=b>c</a>", 50_000));
        string xml = $"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/{new string('x', 250)}/'><entry><content type='html'><![CDATA[{body}]]></content></entry></feed>";
        Assert.InRange(Parse(xml).Document!.Entries[0].Content!.Length, body.Length, 5 * body.Length);
    }

    [Fact]
    public void A_base_longer_than_any_address_is_none()
    {
        string xml = $"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/{new string('x', 5000)}/'><entry><link href='b'/></entry></feed>";
        Assert.Equal("https://c.example/b", FeedParser.Parse(Encoding.UTF8.GetBytes(xml), null, new Uri("https://c.example/f")).Document!.Entries[0].Link);
    }

    [Theory]
    [InlineData("Fri, 01 Jan 2100 00:00:00 GMT", 2100)]
    [InlineData("9999-12-31T23:59:59Z", 9999)]
    public void A_date_in_the_future_is_read_as_it_stands(string written, int year) =>
        Assert.Equal(year, Parse($"<rss><channel><item><title>A</title><pubDate>{written}</pubDate></item></channel></rss>").Document!.Entries[0].Published!.Value.Year);

    [Theory]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("10000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    public void A_date_beyond_the_calendar_is_none(string written) =>
        Assert.Null(Parse($"<rss><channel><item><title>A</title><pubDate>{written}</pubDate></item></channel></rss>").Document!.Entries[0].Published);

    [Fact]
    public void Identifiers_keep_their_case_and_inner_space_and_lose_only_what_stands_around_them()
    {
        FeedDocument feed = Parse("<rss><channel><item><guid>a b</guid></item><item><guid> A b\n</guid></item><item><guid>a  b</guid></item></channel></rss>").Document!;
        Assert.Equal(["a b", "A b", "a  b"], feed.Entries.Select(entry => entry.Id));
    }

    [Theory]
    [InlineData("<!DOCTYPE rss [<!ENTITY who \"Amira &#233;\">]>", "&who;", "Amira é")]
    [InlineData("<!DOCTYPE rss [<!ENTITY who 'Amira'><!ENTITY who 'Nadia'>]>", "a &who; b", "a Amira b")]
    [InlineData("<!DOCTYPE rss [<!ENTITY who \"Amira\">]>", "&amp;who;", "&who;")]
    public void A_documents_own_entities_are_put_in_once(string documentType, string title, string expected) =>
        Assert.Equal(expected, Parse($"{documentType}<rss><channel><title>{title}</title></channel></rss>").Document!.TitleText);

    [Fact]
    public void A_documents_own_entities_cannot_blow_it_up()
    {
        string title = string.Concat(Enumerable.Repeat("&x;", 100_000));
        FeedDocument feed = Parse($"<!DOCTYPE rss [<!ENTITY x \"{new string('y', 1000)}\">]><rss><channel><title>{title}</title></channel></rss>").Document!;
        Assert.InRange(feed.Title!.Length, 1, title.Length + (1 << 17));
    }

    [Fact]
    public void A_large_feed_is_read_in_good_time()
    {
        string item = "<item><title>Élection &amp; suites</title><link>https://a.example/1</link><description><![CDATA[" + new string('é', 2000) + "]]></description></item>";
        byte[] xml = Encoding.UTF8.GetBytes("<rss><channel>" + string.Concat(Enumerable.Repeat(item, 2000)) + "</channel></rss>");
        long start = Stopwatch.GetTimestamp();
        Assert.Equal(2000, FeedParser.Parse(xml).Document!.Entries.Count);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 3);
    }

    private static FeedParseResult Parse(string text) => FeedParser.Parse(Encoding.UTF8.GetBytes(text));
}
