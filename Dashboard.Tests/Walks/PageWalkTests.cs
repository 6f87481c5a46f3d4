using Dashboard.Tests.Ingest.Pages;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Walks;

/// <summary>A page without a feed, from its site to the public stream, through the product as it is delivered.</summary>
public sealed class PageWalkTests
{
    private const int Patience = 120_000;

    [Fact(Timeout = Patience)]
    public async Task A_page_without_a_feed_becomes_headlines_on_the_stream()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var agency = await NewsAgency.StartAsync();
        var site = new PageSite(agency);
        site.Put("/news", PageSite.Listing("Un titre lu sur une page"));
        await using var product = await Product.StartAsync(ct, ("Ingest__AllowedPrivateHosts", agency.Host));
        var rules = new { kind = "html", item = "article", title = "h2", link = "a@href" };
        var preview = await product.CallAsync(HttpMethod.Post, "/api/sources/preview", new { url = site.At("/news"), rules }, ct);
        Assert.Equal("Un titre lu sur une page", preview.GetProperty("items")[0].GetProperty("title").GetString());

        var source = await product.CallAsync(HttpMethod.Post, "/api/sources", new { url = site.At("/news"), rules, schedule = new { interval = "00:00:01" } }, ct);
        Assert.Equal("article", source.GetProperty("rules").GetProperty("item").GetString());
        await SseReader.ReadAsync(product.Address + "/live?last=10", lastEventId: null, heard => heard.Exists(e => e.Data.Contains("Un titre lu sur une page", StringComparison.Ordinal)), ct);
        site.Put("/news", PageSite.Listing("Un second titre de la page", "Un titre lu sur une page"));
        await SseReader.ReadAsync(product.Address + "/live?last=10", lastEventId: null, heard => heard.Exists(e => e.Data.Contains("Un second titre de la page", StringComparison.Ordinal)), ct);
    }
}
