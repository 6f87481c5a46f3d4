using Dashboard.Ingest.Cleaning;

namespace Dashboard.Tests.Ingest;

public sealed class BodyCleanerTests
{
    private static readonly Uri Base = new("https://source.example/news/a");
    private readonly BodyCleaner _cleaner = new();

    [Theory]
    [InlineData("<script>alert(1)</script><p>Texte</p>", "<p>Texte</p>")]
    [InlineData("<p onclick=\"alert(1)\" style=\"color:red\" class=\"x\">Texte</p>", "<p>Texte</p>")]
    [InlineData("<p>Texte<img src=x onerror=alert(1)></p>", "<p>Texte</p>")]
    [InlineData("<iframe src=\"https://evil.example\"></iframe><p>Texte</p>", "<p>Texte</p>")]
    [InlineData("<form action=\"/x\"><input name=a></form><p>Texte</p>", "<p>Texte</p>")]
    [InlineData("<svg><script>alert(1)</script></svg><p>Texte</p>", "<p>Texte</p>")]
    [InlineData("<p>Texte", "<p>Texte</p>")]
    [InlineData("<style>p{}</style><p dir=\"rtl\" lang=\"ar\">نص</p>", "<p dir=\"rtl\" lang=\"ar\">نص</p>")]
    public void Only_text_elements_are_left(string html, string clean) => Assert.Equal(clean, _cleaner.Clean(html, Base));

    [Theory]
    [InlineData("/b", "https://source.example/b")]
    [InlineData("c?d=e", "https://source.example/news/c?d=e")]
    [InlineData("//other.example/x", "https://other.example/x")]
    public void Links_are_absolute_and_leave_with_nothing_of_ours(string href, string absolute) =>
        Assert.Equal($"<a href=\"{absolute}\" rel=\"noopener noreferrer nofollow external\">lire</a>", _cleaner.Clean($"<a href=\"{href}\" target=_blank>lire</a>", Base));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData(" java\tscript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:x")]
    public void A_link_that_runs_something_is_no_link(string href) =>
        Assert.DoesNotContain("href", _cleaner.Clean($"<a href=\"{href}\">lire</a>", Base)!, StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("<img src='a.jpg'>")]
    [InlineData("<p>&nbsp;</p>")]
    public void Nothing_to_read_is_null(string? html) => Assert.Null(_cleaner.Clean(html, Base));

    [Fact]
    public void Markup_that_browsers_read_differently_leaves_nothing_that_runs() =>
        Assert.DoesNotContain("onerror", _cleaner.Clean("Texte<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", Base)!, StringComparison.Ordinal);

    [Fact]
    public void A_body_of_nothing_but_markup_becomes_its_text() =>
        Assert.Equal("<p>1 &lt; 2</p>", _cleaner.Clean(string.Concat(Enumerable.Repeat("<div>", 66_000)) + "1 &lt; 2", Base));

    [Fact]
    public void A_long_article_of_lines_and_paragraphs_keeps_its_markup() =>
        Assert.StartsWith("<p>Ligne<br>", _cleaner.Clean(string.Concat(Enumerable.Repeat("<p>Ligne<br>suite <b>forte</b>", 2_000)), Base), StringComparison.Ordinal);

    [Fact]
    public void A_body_nested_as_deep_as_is_parsed_is_answered() =>
        Assert.Contains("Texte", _cleaner.Clean(string.Concat(Enumerable.Repeat("<div>", 200)) + "Texte", Base)!, StringComparison.Ordinal);
}
