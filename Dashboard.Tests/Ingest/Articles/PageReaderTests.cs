using System.Text;
using Dashboard.Ingest.Articles;
using Dashboard.Ingest.Cleaning;
using Dashboard.Wire;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Ingest.Articles;

public sealed class PageReaderTests
{
    private static readonly Uri Address = new("https://journal.example/a/1");

    [Theory]
    [InlineData("<article>", "</article>")]
    [InlineData("<section><div>", "</div></section>")]
    [InlineData("<div class=\"entry-content\">", "</div>")]
    public async Task The_article_is_found_between_menus_comments_and_scripts(string open, string close)
    {
        var page = ArticleSite.Page("Le conseil s’est réuni.").Replace("<article>", open, StringComparison.Ordinal).Replace("</article>", close, StringComparison.Ordinal);
        var (body, fault, _) = await ReadAsync(Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8");
        Assert.Null(fault);
        Assert.Contains("<p>Le conseil s’est réuni. Paragraphe 1", body, StringComparison.Ordinal);
        Assert.Contains("href=\"https://journal.example/lien\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Rubrique", body, StringComparison.Ordinal);
        Assert.DoesNotContain("légende", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_in_Arabic_is_found_in_the_encoding_its_page_declares()
    {
        const string Text = "اجتمع المجلس صباح اليوم في العاصمة، وناقش الأعضاء مشروع القانون الجديد، ثم صوتوا عليه بالأغلبية بعد نقاش طويل.";
        var page = $"<html><head><meta charset=\"windows-1256\"></head><body><article>{string.Concat(Enumerable.Repeat($"<p>{Text}</p>", 5))}</article></body></html>";
        var (body, fault, _) = await ReadAsync(CodePagesEncodingProvider.Instance.GetEncoding(1256)!.GetBytes(page), "text/html");
        Assert.Null(fault);
        Assert.Contains("ناقش الأعضاء", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body><p>Page non trouvée.</p></body></html>")]
    [InlineData("\0\0\0")]
    [InlineData("<frameset><frame src=\"/x\"></frameset>")]
    public async Task A_page_without_an_article_is_an_outcome(string page) =>
        Assert.Equal(new PageReading(null, ArticleFault.NoText), await ReadAsync(Encoding.UTF8.GetBytes(page), "text/html"));

    [Theory]
    [InlineData("""<meta property="og:image" content="/p/1.jpg"><meta property="og:image:alt" content="Le  conseil&#10;réuni">""", "https://journal.example/p/1.jpg", "Le conseil réuni")]
    [InlineData("""<meta name="og:image" content=" ../2.jpg ">""", "https://journal.example/2.jpg", "")]
    [InlineData("""<meta property="OG:Image" content="http://cdn.example/é.png"><meta property="og:image" content="/second.jpg">""", "http://cdn.example/%C3%A9.png", "")]
    [InlineData("""<meta property="og:image" content="http://a.example/x"><meta property="og:image:secure_url" content="https://a.example/x">""", "https://a.example/x", "")]
    [InlineData("""<meta name="twitter:image" content="//cdn.example/t.jpg">""", "https://cdn.example/t.jpg", "")]
    [InlineData("""<meta property="og:image" content="data:image/png;base64,AA"><meta name="twitter:image" content="https://user:word@cdn.example/t.jpg">""", "https://cdn.example/t.jpg", "")]
    public async Task The_picture_that_a_page_gives_for_itself_is_found(string head, string address, string alt)
    {
        var page = ArticleSite.Page("Le conseil s’est réuni.", head: head);
        var reading = await ReadAsync(Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8");
        Assert.Equal(new WirePicture(address, alt), reading.Picture);
        Assert.NotNull(reading.Body);
        // A page of pictures has no text.
        Assert.Equal(reading with { Body = null, Fault = ArticleFault.NoText }, await ReadAsync(Encoding.UTF8.GetBytes($"<html><head>{head}</head><body></body></html>"), "text/html; charset=utf-8"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("""<meta property="og:image" content="">""")]
    [InlineData("""<meta property="og:image">""")]
    [InlineData("""<meta property="og:image" content="javascript:alert(1)"><meta name="twitter:image" content="http://">""")]
    [InlineData("""<meta property="og:title" content="/p.jpg">""")]
    public async Task A_page_that_names_no_picture_gives_none(string head) =>
        Assert.Null((await ReadAsync(Encoding.UTF8.GetBytes(ArticleSite.Page("Le conseil.", head: head)), "text/html; charset=utf-8")).Picture);

    [Fact]
    public async Task Random_bytes_are_an_outcome()
    {
        var random = new Random(7);
        for (var turn = 0; turn < 50; turn++)
        {
            var bytes = new byte[random.Next(4000)];
            random.NextBytes(bytes);
            var (body, fault, _) = await ReadAsync(bytes, "text/html");
            Assert.NotEqual(body is null, fault is null);
        }
    }

    private static async Task<PageReading> ReadAsync(byte[] page, string contentType)
    {
        using var reader = new PageReader(new BodyCleaner(), Options.Create(new ArticlesOptions()), TimeProvider.System, NullLogger<PageReader>.Instance);
        return await reader.ReadAsync(page, contentType, Address, TestContext.Current.CancellationToken);
    }
}
