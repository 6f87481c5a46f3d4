using System.Text;
using CsCheck;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

public sealed class MalformedFeedTests
{
    private const string Sample = """
        <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x "y">]><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T &amp; U</title>
        <item><title><![CDATA[A <b>b</b>]]></title><link>https://a.example/1?x=1&y=2</link><dc:date>2026-11-24T08:00:00Z</dc:date>
        <description>&lt;p&gt;x <img src='y.png' alt="z"></description></item><!-- c --><item><title>Z</title></item></channel></rss>
        """;

    private const string Json = "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"\\ud800\",\"title\":\"x\",\"date_published\":\"2026\"}]}";

    [Theory]
    [InlineData("<rss><channel><item><title>A</title><link>https://a.example/?x=1&y=2</link></item></channel></rss>", "A", "https://a.example/?x=1&y=2")]
    [InlineData("<rss><channel><item><title>A<link>https://a.example/</link></item></channel></rss>", "A", "https://a.example/")]
    [InlineData("<rss><channel><item><title>A</title><link>https://a.example/", "A", "https://a.example/")]
    [InlineData("<rss><channel><item><title>A</title><b><link>x</b></item><item>", "A", null)]
    [InlineData("<rss:rss><rss:channel><rss:item><rss:title>A</rss:title></rss:item></rss:channel></rss:rss>", "A", null)]
    [InlineData("<rss version=2.0><channel><ITEM><TITLE>A</TITLE></ITEM></channel></rss", "A", null)]
    [InlineData("junk before<rss><channel><item><title>A</title></item></channel></rss>after", "A", null)]
    [InlineData("<rss><channel><item><title a='1>A</title></item></channel></rss>", "A", null)]
    public void Broken_xml_gives_what_can_be_read_of_it(string xml, string title, string? link)
    {
        FeedEntry entry = FeedParser.Parse(Encoding.UTF8.GetBytes(xml)).Document!.Entries[0];
        Assert.Equal((title, link), (entry.TitleText, entry.Link));
    }

    [Fact]
    public void An_unclosed_item_ends_where_the_next_one_starts()
    {
        FeedDocument feed = FeedParser.Parse("<rss><channel><item><title>A</title><item><title>B</title></channel></rss>"u8.ToArray()).Document!;
        Assert.Equal(["A", "B"], feed.Entries.Select(entry => entry.TitleText));
    }

    [Fact]
    public void Entities_that_are_declared_in_terms_of_others_are_never_expanded()
    {
        var bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++)
        {
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};&a{i - 1};\">");
        }

        FeedDocument feed = FeedParser.Parse(Encoding.UTF8.GetBytes(bomb + "]><rss><channel><title>&a29;</title></channel></rss>")).Document!;
        Assert.Equal("&a29;", feed.TitleText);
    }

    [Fact]
    public void Nothing_external_is_opened()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "secret");
        string xml = $"<!DOCTYPE rss [<!ENTITY x SYSTEM \"file://{file}\"><!ENTITY % p SYSTEM \"file://{file}\"> %p;]><rss><channel><title>a&x;</title></channel></rss>";
        Assert.Equal("a&x;", FeedParser.Parse(Encoding.UTF8.GetBytes(xml)).Document!.TitleText);
        File.Delete(file);
    }

    [Theory]
    [InlineData("<item>")]
    [InlineData("<title>")]
    [InlineData("<item><title>")]
    [InlineData("<a '")]
    [InlineData("<a b=\"<")]
    [InlineData("<item><title><p a='")]
    [InlineData("</x>")]
    [InlineData("<![CDATA[")]
    [InlineData("<!--")]
    [InlineData("<?")]
    [InlineData("&amp")]
    [InlineData("<x:y xmlns:x='z'>")]
    [InlineData("<item><author><name>")]
    [InlineData("<item><description><img src='a' ")]
    public void Ten_megabytes_of_the_same_noise_are_read_to_their_end(string noise)
    {
        string text = "<rss><channel>" + string.Concat(Enumerable.Repeat(noise, 10_000_000 / noise.Length)) + "</channel></rss>";
        Assert.NotNull(FeedParser.Parse(Encoding.UTF8.GetBytes(text)).Document);
    }

    [Fact]
    public void Mutated_cut_and_spliced_documents_never_throw()
    {
        Gen.Select(OneOf(Sample, Json), Gen.Int[0, 700], Gen.Int[0, 700], Gen.Byte.Array[0, 12])
            .Sample((text, from, to, bytes) =>
            {
                byte[] whole = Encoding.UTF8.GetBytes(text);
                byte[] cut = [.. whole.Take(from), .. bytes, .. whole.Skip(to)];
                Complete(FeedParser.Parse(cut));
            }, iter: 20_000);
    }

    [Fact]
    public void Random_bytes_never_throw() =>
        Gen.Byte.Array[0, 400].Sample(bytes => Complete(FeedParser.Parse(bytes)), iter: 10_000);

    [Fact]
    public void Random_markup_never_throws() =>
        OneOf("<item>", "</item>", "<title>", "</title>", "<![CDATA[", "]]>", "&", "&#x1F600;", "&#xD800;", "<", ">", "\"", "'", "=", " ", "a", "<link href=", "/>", "<!--", "-->", "\uD83D")
            .Array[0, 60]
            .Sample(parts => Complete(FeedParser.Parse(Encoding.UTF8.GetBytes("<rss><channel>" + string.Concat(parts)))), iter: 20_000);

    [Fact]
    public void Random_dates_never_throw() =>
        OneOf("2026", "-", "/", ":", "T", "+", "12", "31", "Jan", "كانون", "الثاني", "م", " ", "Z", "pm", "\uD800", "24:00", "99999999999", "Europe/Paris", "(", "h")
            .Array[0, 12]
            .Sample(parts => Assert.Equal(TimeSpan.Zero, FeedDate.TryParse(string.Concat(parts), out DateTimeOffset utc) ? utc.Offset : TimeSpan.Zero), iter: 50_000);

    private static Gen<string> OneOf(params string[] parts) => Gen.Int[0, parts.Length - 1].Select(i => parts[i]);

    private static void Complete(FeedParseResult result) => Assert.True(result.Document is null != result.Fault is null);
}
