using Dashboard.Ingest.Cleaning;

namespace Dashboard.Tests.Ingest;

public sealed class PlainMarkupTests
{
    private const string Rel = " rel=\"noopener noreferrer nofollow external\"";

    [Theory]
    [InlineData("Du texte &amp; rien d’autre")]
    [InlineData("<p>Un</p><p>Deux<br>lignes <strong>fortes</strong></p>\n<ul><li>a</li><li>b</li></ul>")]
    public void Plain_html_is_taken_over_as_it_is(string html) => Assert.Equal(html, PlainMarkup.Of(html));

    [Fact]
    public void A_plain_link_leaves_with_nothing_of_ours() => Assert.Equal(
        $"<p>Voir <a href=\"https://a.example/x?a=1&amp;b=2\"{Rel}>ici</a> et <a href=\"http://b.example/\"{Rel}>là</a>.</p>",
        PlainMarkup.Of("<p>Voir <a href=\"https://a.example/x?a=1&amp;b=2\">ici</a> et <a href=\"http://b.example/\">là</a>.</p>"));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<p onclick=\"x\">a</p>")]
    [InlineData("<p >a</p>")]
    [InlineData("<P>a</P>")]
    [InlineData("<p>a")]
    [InlineData("a</p>")]
    [InlineData("<b><i>a</b></i>")]
    [InlineData("<p><p>a</p></p>")]
    [InlineData("<p><div>a</div></p>")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>")]
    [InlineData("<a href=\"https://a.example/\" onclick=\"x\">a</a>")]
    [InlineData("<a href=\"https://a.example/\"onclick=\"x\">a</a>")]
    [InlineData("<a href='https://a.example/'>a</a>")]
    [InlineData("<a href=\"https://a.example/\"><a href=\"https://a.example/\">a</a></a>")]
    [InlineData("<a href=\"httpx://a.example/\">a</a>")]
    [InlineData("<a>a</a>")]
    [InlineData("<img src=x>")]
    [InlineData("<!-- a -->")]
    [InlineData("1 < 2")]
    [InlineData("<p>a\0</p>")]
    [InlineData("<svg><p>a</p></svg>")]
    public void Anything_else_is_for_the_sanitizer(string html) => Assert.Null(PlainMarkup.Of(html));
}
