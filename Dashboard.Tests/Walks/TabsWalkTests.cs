using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Walks;

/// <summary>Several pages of the site in one browser.</summary>
public sealed class TabsWalkTests
{
    private const int Patience = 120_000;

    [Fact(Timeout = Patience)]
    public async Task Pages_of_one_browser_share_a_stream_and_miss_nothing_when_the_one_that_listens_is_closed()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var product = await Product.StartAsync(ct);
        await FileAsync(product, "Avant tout", ct);
        var first = await screen.PageAsync();
        var streams = new List<string>();
        first.Context.Request += (_, request) =>
        {
            if (request.Url.Contains("/live?", StringComparison.Ordinal))
            {
                streams.Add(request.Url);
            }
        };
        await first.GotoAsync(product.Address + "/");
        await Assertions.Expect(first.Locator(".ticker[data-link=live]")).ToBeVisibleAsync();
        List<IPage> others = [];
        for (var i = 0; i < 8; i++)
        {
            var page = await first.Context.NewPageAsync();
            await page.GotoAsync(product.Address + "/");
            await Assertions.Expect(page.Locator(".ticker[data-link=live]")).ToBeVisibleAsync();
            others.Add(page);
        }

        await FileAsync(product, "Pour toutes les pages", ct);
        await Task.WhenAll([Seen(first, "Pour toutes les pages"), .. others.Select(page => Seen(page, "Pour toutes les pages"))]);
        Assert.Single(streams);

        await first.CloseAsync();
        await FileAsync(product, "Après la première", ct);
        await Task.WhenAll(others.Select(page => Seen(page, "Après la première")));
        foreach (var page in others)
        {
            await Assertions.Expect(page.Locator(".ticker-line").First.GetByText("Pour toutes les pages")).ToHaveCountAsync(1);
        }

        Assert.Equal(2, streams.Count);
        Assert.Empty(screen.Complaints);
    }

    [Fact(Timeout = Patience)]
    public async Task A_page_opened_later_makes_up_by_itself_for_what_was_passed_on_before()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var product = await Product.StartAsync(ct);
        await FileAsync(product, "Avant tout", ct);
        var first = await screen.PageAsync();
        await first.GotoAsync(product.Address + "/");
        var second = await first.Context.NewPageAsync();
        // The second page's script is held back until a headline has passed that its page does not show.
        var script = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await second.RouteAsync("**/live*.js", async route =>
        {
            await script.Task;
            await route.ContinueAsync();
        });
        var opening = second.GotoAsync(product.Address + "/");
        await Assertions.Expect(second.Locator(".ticker")).ToBeVisibleAsync();
        await FileAsync(product, "Passée entre-temps", ct);
        await Seen(first, "Passée entre-temps");
        script.SetResult();
        await opening;
        await Seen(second, "Passée entre-temps");
        Assert.Empty(screen.Complaints);
    }

    private static Task<System.Text.Json.JsonElement> FileAsync(Product product, string title, CancellationToken ct) => product.CallAsync(
        HttpMethod.Post, "/api/headlines", new { title, url = $"https://journal.example/{title.Length}", language = "fr", section = (string?)null, urgency = "normal" }, ct);

    private static Task Seen(IPage page, string title) => Assertions.Expect(page.Locator(".ticker-line").First).ToContainTextAsync(title, new() { Timeout = 30_000 });
}
