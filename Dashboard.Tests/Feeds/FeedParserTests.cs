using System.Text;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

public sealed class FeedParserTests
{
    private const string Rss = """
        <?xml version="1.0"?><rss version="2.0"><channel><title>La Source</title><link>https://source.example/</link>
        <item><guid>1</guid><title>Pluie &amp; vent</title><link>/a/1</link><pubDate>Tue, 24 Nov 2026 10:00:00 +0100</pubDate></item>
        <item><guid>2</guid><title>أمطار غزيرة</title><link>https://source.example/a/2</link></item>
        """;

    [Fact]
    public void A_feed_cut_off_keeps_the_entries_that_were_read()
    {
        var feed = FeedParser.Parse(Encoding.UTF8.GetBytes(Rss), null, new Uri("https://source.example/feed")).Document!;
        Assert.Equal("La Source", feed.Title);
        Assert.Equal(["Pluie & vent", "أمطار غزيرة"], feed.Entries.Select(e => e.TitleText));
        Assert.Equal("https://source.example/a/1", feed.Entries[0].Link);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), feed.Entries[0].Published);
    }

    [Theory]
    [InlineData("windows-1256", "أمطار غزيرة")]
    [InlineData("iso-8859-1", "Été à Béja")]
    [InlineData("utf-16", "أمطار غزيرة")]
    public void The_declared_encoding_is_read(string charset, string title)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var xml = $"<?xml version=\"1.0\" encoding=\"{charset}\"?><rss version=\"2.0\"><channel><title>t</title><item><title>{title}</title></item></channel></rss>";
        var encoding = Encoding.GetEncoding(charset);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(xml)];
        Assert.Equal(title, FeedParser.Parse(bytes).Document!.Entries[0].TitleText);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<!doctype html><html><head><title>x</title></head><body>no feed</body></html>")]
    [InlineData("{\"broken\": ")]
    [InlineData("just words")]
    public void What_is_no_feed_is_a_coded_fault(string text)
    {
        var result = FeedParser.Parse(Encoding.UTF8.GetBytes(text));
        Assert.Null(result.Document);
        Assert.NotEmpty(result.Fault!.Code);
    }

    [Fact]
    public void A_billion_laughs_and_an_external_entity_expand_to_nothing()
    {
        const string bomb = """
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
            <rss version="2.0"><channel><title>t</title><item><title>&c;&x;</title><guid>1</guid></item></channel></rss>
            """;
        var title = FeedParser.Parse(Encoding.UTF8.GetBytes(bomb)).Document!.Entries[0].TitleText ?? "";
        Assert.DoesNotContain("haha", title, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", title, StringComparison.Ordinal);
    }
}
