using System.Text;
using Dashboard.Ingest.Articles;
using Dashboard.Ingest.Cleaning;
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
        var (body, fault) = await ReadAsync(Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8");
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
        var (body, fault) = await ReadAsync(CodePagesEncodingProvider.Instance.GetEncoding(1256)!.GetBytes(page), "text/html");
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

    [Fact]
    public async Task Random_bytes_are_an_outcome()
    {
        var random = new Random(7);
        for (var turn = 0; turn < 50; turn++)
        {
            var bytes = new byte[random.Next(4000)];
            random.NextBytes(bytes);
            var (body, fault) = await ReadAsync(bytes, "text/html");
            Assert.NotEqual(body is null, fault is null);
        }
    }

    private static async Task<PageReading> ReadAsync(byte[] page, string contentType)
    {
        using var reader = new PageReader(new BodyCleaner(), Options.Create(new ArticlesOptions()), TimeProvider.System, NullLogger<PageReader>.Instance);
        return await reader.ReadAsync(page, contentType, Address, TestContext.Current.CancellationToken);
    }
}
