using System.Text;
using Dashboard.Feeds;

namespace Dashboard.Tests.Feeds;

public sealed class FeedTitleTests
{
    [Theory]
    [InlineData("Nice &lt;gorilla&gt; what's he weigh?", "Nice <gorilla> what's he weigh?")]
    [InlineData("AT&amp;T", "AT&T")]
    [InlineData("AT&amp;amp;T", "AT&T")]
    [InlineData("Fish & Chips &amp; more &lt;3", "Fish & Chips & more <3")]
    [InlineData("A &lt;b&gt;bold&lt;/b&gt; claim", "A bold claim")]
    [InlineData("<![CDATA[L&rsquo;&eacute;t&eacute; <em>chaud</em>]]>", "L’été chaud")]
    [InlineData("if a&lt;b then &lt;i&gt;c&lt;/i&gt;", "if a<b then c")]
    [InlineData("A&lt;B?", "A<B?")]
    [InlineData("two\n   lines&#9;and\u00A0more", "two lines and more")]
    [InlineData("don&#146;t", "don’t")]
    [InlineData("user\u202Etxt.exe", "usertxt.exe")]
    [InlineData("bell&#7;", "bell")]
    public void An_rss_title_becomes_plain_text(string xml, string text) =>
        Assert.Equal(text, Entry($"<rss><channel><item><title>{xml}</title></item></channel></rss>").TitleText);

    [Theory]
    [InlineData("", "1 &lt; 2 &amp;amp; 3", "1 < 2 &amp; 3")]
    [InlineData("type='text'", "&lt;b&gt;not bold&lt;/b&gt;", "<b>not bold</b>")]
    [InlineData("type='html'", "&lt;b&gt;bold&lt;/b&gt; &amp;amp; more", "bold & more")]
    [InlineData("type='html'", "<![CDATA[1 &lt; 2]]>", "1 < 2")]
    [InlineData("type='xhtml'", "<div xmlns='http://www.w3.org/1999/xhtml'>less <em>is</em> &lt; more</div>", "less is < more")]
    public void An_atom_title_is_what_its_type_says(string attributes, string xml, string text) =>
        Assert.Equal(text, Entry($"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title {attributes}>{xml}</title></entry></feed>").TitleText);

    [Fact]
    public void A_title_of_100_kilobytes_survives()
    {
        string title = new('م', 100_000);
        Assert.Equal(title, Entry($"<rss><channel><item><title>{title}</title></item></channel></rss>").TitleText);
    }

    [Fact]
    public void The_title_itself_stays_as_the_format_means_it() =>
        Assert.Equal("A <b>bold</b> claim", Entry("<rss><channel><item><title>A &lt;b&gt;bold&lt;/b&gt; claim</title></item></channel></rss>").Title);

    [Theory]
    [InlineData("<p>One</p><p>two<br>three</p><script>x()</script>", "One two three")]
    [InlineData("a<!-- note --> b &amp; c", "a b & c")]
    [InlineData("1 < 2", "1 < 2")]
    public void Html_becomes_text(string html, string text) => Assert.Equal(text, FeedText.FromHtml(html));

    [Fact]
    public void Html_has_words_where_its_text_is_not_empty()
    {
        string[] pieces =
        [
            "<p>", "</p>", "<br>", "<script>", "</script>", "x()", "<style/>", "&nbsp;", "&#8203;", "&amp;", " ", "\n", "\u200B", "\u202E", "\uD83D\uDE00", "\uD83D",
            "<![CDATA[", "]]>", "<!-- note -->", "<", "a", "م",
        ];
        var random = new Random(20_261_129);
        int empty = 0;
        for (int n = 0; n < 20_000; n++)
        {
            string html = string.Concat(random.GetItems(pieces, random.Next(6)));
            bool has = FeedText.FromHtml(html).Length > 0;
            empty += has ? 0 : 1;
            Assert.True(has == FeedText.HasWords(html), html);
        }

        Assert.InRange(empty, 2_000, 18_000);
    }

    [Fact]
    public void An_excerpt_ends_between_words() => Assert.Equal("Les résultats…", FeedText.Excerpt("<p>Les résultats partiels confirment</p>", 18));

    private static FeedEntry Entry(string xml) => Assert.Single(FeedParser.Parse(Encoding.UTF8.GetBytes(xml)).Document!.Entries);
}
