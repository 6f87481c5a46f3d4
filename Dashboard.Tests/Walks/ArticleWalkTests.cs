using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Walks;

/// <summary>An article's page, in a browser.</summary>
public sealed class ArticleWalkTests
{
    private const int Patience = 120_000;

    [Fact(Timeout = Patience)]
    public async Task Paragraphs_of_an_article_stand_apart_however_deep_its_source_wraps_them()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var agency = await NewsAgency.StartAsync();
        agency.Release("Le titre du matin", "<div><section><p>Un premier paragraphe.</p><p>Un second.</p><blockquote>Un mot.</blockquote></section></div>");
        await using var product = await Product.StartAsync(ct, ("Ingest__AllowedPrivateHosts", agency.Host));
        await product.CallAsync(HttpMethod.Post, "/api/sources", new { url = agency.Address, name = "Agence d’essai", display = "full" }, ct);
        var reader = await screen.PageAsync();
        await reader.GotoAsync(product.Address + "/");
        await Assertions.Expect(reader.Locator(".ticker-line").First).ToContainTextAsync("Le titre du matin");
        await reader.GotoAsync(product.Address + "/articles/1");
        var gaps = await reader.Locator(".body").EvaluateAsync<double[]>("""
            body => { const box = [...body.querySelectorAll('p, blockquote')].map(e => e.getBoundingClientRect()); return box.slice(1).map((b, i) => b.top - box[i].bottom); }
            """);
        Assert.Equal(2, gaps.Length);
        Assert.All(gaps, gap => Assert.InRange(gap, 8, 32));
    }
}
