using System.Text;
using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Walks;

/// <summary>A headline's whole way, from a source over HTTP to the screens, through the product as it is delivered.</summary>
public sealed class HeadlineWalkTests
{
    private const int Patience = 120_000;

    [Fact(Timeout = Patience)]
    public async Task A_new_item_of_a_source_appears_in_the_ticker_and_at_the_desk_without_a_reload()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var agency = await NewsAgency.StartAsync();
        agency.Release("Le titre du matin");
        await using var product = await Product.StartAsync(ct, ("Ingest__AllowedPrivateHosts", agency.Host));
        await AddAsync(product, agency, ct);

        var reader = await screen.PageAsync();
        await reader.GotoAsync(product.Address + "/");
        await Seen(reader, ".ticker-line", "Le titre du matin");
        var desk = await screen.PageAsync();
        await Screen.SignInAsync(desk, product, "/desk");
        await Seen(desk, ".desk-list", "Le titre du matin");

        var item = agency.Release("Une dépêche tombe à l’instant");
        await Task.WhenAll(Seen(reader, ".ticker-line", "Une dépêche tombe à l’instant"), Seen(desk, ".desk-list", "Une dépêche tombe à l’instant"));
        agency.Retitle(item, "Une dépêche, corrigée");
        await Task.WhenAll(Seen(reader, ".ticker-line", "Une dépêche, corrigée"), Seen(desk, ".desk-list", "Une dépêche, corrigée"));
        Assert.Empty(screen.Complaints);
    }

    [Fact(Timeout = Patience)]
    public async Task What_an_editor_withdraws_leaves_the_ticker_and_its_page()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var product = await Product.StartAsync(ct);
        var filed = await product.CallAsync(
            HttpMethod.Post, "/api/headlines", new { title = "À retirer bientôt", url = "https://journal.example/a", language = "fr", section = (string?)null, urgency = "normal" }, ct);
        var reader = await screen.PageAsync();
        await reader.GotoAsync(product.Address + "/");
        await Seen(reader, ".ticker-line", "À retirer bientôt");

        await product.CallAsync(HttpMethod.Post, $"/api/headlines/{filed.GetProperty("id").GetInt64()}/withdraw", new { reason = "editor", note = "Doublon" }, ct);
        await Assertions.Expect(reader.Locator(".ticker-line").First).Not.ToContainTextAsync("À retirer bientôt");
        var page = await reader.GotoAsync(product.Address + filed.GetProperty("page").GetString());
        Assert.Equal(410, page!.Status);
    }

    [Fact(Timeout = Patience)]
    public async Task After_a_crash_an_open_ticker_gets_what_it_missed()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var agency = await NewsAgency.StartAsync();
        agency.Release("Avant la panne");
        await using var product = await Product.StartAsync(ct, ("Ingest__AllowedPrivateHosts", agency.Host));
        await AddAsync(product, agency, ct);
        var reader = await screen.PageAsync();
        await reader.GotoAsync(product.Address + "/");
        await Seen(reader, ".ticker-line", "Avant la panne");

        agency.Release("Pendant la panne");
        await product.CrashAndStartAsync(ct, ("Ingest__AllowedPrivateHosts", agency.Host));
        await Assertions.Expect(reader.Locator(".ticker-line").First).ToContainTextAsync("Pendant la panne", new() { Timeout = 60_000 });
    }

    [Fact(Timeout = Patience)]
    public async Task The_front_page_and_an_article_work_without_JavaScript()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var agency = await NewsAgency.StartAsync();
        agency.Release("Lisible sans script", "<p>Le corps de la dépêche.</p>", "https://journal.example/a/1", new DateTimeOffset(2026, 11, 23, 23, 30, 0, TimeSpan.Zero));
        await using var product = await Product.StartAsync(ct, ("Ingest__AllowedPrivateHosts", agency.Host), ("Site__Announcement__fr", "Abonnez-vous au journal."));
        await AddAsync(product, agency, ct);
        var reader = await screen.PageAsync(new() { JavaScriptEnabled = false, Locale = "fr-FR" });
        while (!(await reader.GotoAsync(product.Address + "/") is { Ok: true } && await reader.Locator(".ticker-line a").CountAsync() == 1))
        {
            ct.ThrowIfCancellationRequested();
        }

        await reader.Locator(".ticker-line a").ClickAsync();
        var text = await reader.Locator("main").InnerTextAsync();
        // Half past eleven in the evening at Greenwich is the next day in Tunis.
        Assert.Contains("Publié dans Agence d’essai le 24 - 11 - 2026", text, StringComparison.Ordinal);
        Assert.Contains("Le corps de la dépêche.", text, StringComparison.Ordinal);
        Assert.Contains("Abonnez-vous au journal.", text, StringComparison.Ordinal);
        var onward = reader.GetByText("Cliquez ici pour lire l'article depuis sa source");
        Assert.Equal("https://journal.example/a/1", await onward.GetAttributeAsync("href"));
    }

    [Fact(Timeout = Patience)]
    public async Task The_ticker_can_be_paused_and_hidden_by_keyboard_and_stands_under_reduced_motion()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var agency = await NewsAgency.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            agency.Release();
        }

        await using var product = await Product.StartAsync(ct, ("Ingest__AllowedPrivateHosts", agency.Host));
        await AddAsync(product, agency, ct);
        var reader = await screen.PageAsync();
        await reader.GotoAsync(product.Address + "/");
        await Seen(reader, ".ticker-line", "numéro 20");
        Assert.True(await MovesAsync(reader));
        await reader.FocusAsync(".ticker [data-act=pause]");
        await reader.Keyboard.PressAsync("Enter");
        await Assertions.Expect(reader.Locator(".ticker [data-act=pause]")).ToHaveAttributeAsync("aria-pressed", "true");
        await reader.EvaluateAsync("() => document.activeElement.blur()");
        Assert.False(await MovesAsync(reader));
        await reader.FocusAsync(".ticker [data-act=hide]");
        await reader.Keyboard.PressAsync("Enter");
        await Assertions.Expect(reader.Locator(".ticker-line").First).Not.ToBeVisibleAsync();

        var calm = await screen.PageAsync(new() { ReducedMotion = ReducedMotion.Reduce, Locale = "fr-FR" });
        await calm.GotoAsync(product.Address + "/");
        await Seen(calm, ".ticker-line", "numéro 20");
        Assert.False(await MovesAsync(calm));
        Assert.Single(await PlacesAsync(calm));
    }

    [Fact(Timeout = Patience)]
    public async Task A_desk_that_cannot_connect_at_first_says_so_and_tries_until_it_can()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var product = await Product.StartAsync(ct);
        var desk = await screen.PageAsync();
        var isAway = true;
        var asked = 0;
        await desk.RouteAsync("**/_blazor/negotiate**", route =>
        {
            asked++;
            return isAway ? route.AbortAsync() : route.ContinueAsync();
        });
        await Screen.SignInAsync(desk, product, "/desk");
        await Assertions.Expect(desk.Locator("html")).ToHaveAttributeAsync("data-link", "lost", new() { Timeout = 20_000 });
        while (asked < 3)
        {
            await desk.WaitForRequestAsync("**/_blazor/negotiate**");
        }

        isAway = false;
        await Assertions.Expect(desk.Locator("html")).ToHaveAttributeAsync("data-link", "live", new() { Timeout = 20_000 });
        await product.CallAsync(HttpMethod.Post, "/api/headlines", new { title = "Enfin reliée", url = "https://journal.example/1", language = "fr", urgency = "normal" }, ct);
        await Seen(desk, ".desk-row", "Enfin reliée");
    }

    [Fact(Timeout = Patience)]
    public async Task A_desk_whose_node_dies_before_it_has_a_circuit_comes_again_by_itself()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var product = await Product.StartAsync(ct);
        var desk = await screen.PageAsync();
        var wasCut = false;
        await desk.RouteWebSocketAsync("**/_blazor**", browser =>
        {
            var node = browser.ConnectToServer();
            browser.OnMessage(frame =>
            {
                var message = frame.Binary ?? [];
                if (wasCut || !Encoding.Latin1.GetString(message).Contains("StartCircuit", StringComparison.Ordinal))
                {
                    node.Send(message);
                    return;
                }

                wasCut = true;
                _ = browser.CloseAsync();
                _ = node.CloseAsync();
            });
        });
        await Screen.SignInAsync(desk, product, "/desk");
        await Assertions.Expect(desk.Locator("main h1")).ToHaveTextAsync("Desk", new() { Timeout = 20_000 });
        Assert.True(wasCut);
    }

    [Fact(Timeout = Patience)]
    public async Task An_urgent_title_that_says_so_itself_arrives_without_the_word_a_second_time()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var product = await Product.StartAsync(ct);
        var reader = await screen.PageAsync(new() { Locale = "fr-FR" });
        await reader.GotoAsync(product.Address + "/");
        await Assertions.Expect(reader.Locator(".ticker[data-link=live]")).ToBeVisibleAsync();
        string[] titles = ["[URGENT] Le pont est fermé", "Le pont est fermé, urgent", "عاجل: الجسر مغلق"];
        foreach (var (title, number) in titles.Select((title, number) => (title, number)))
        {
            await product.CallAsync(HttpMethod.Post, "/api/headlines", new { title, url = $"https://journal.example/{number}", language = "fr", urgency = "urgent" }, ct);
        }

        // As they arrive, and as the server draws them.
        for (var round = 0; round < 2; round++)
        {
            foreach (var (title, isSaid) in titles.Zip([true, false, false]))
            {
                var mark = reader.Locator(".ticker-line").First.Locator("li", new() { HasText = title }).Locator(".urgency.urgent");
                await Assertions.Expect(mark).ToHaveClassAsync(isSaid ? "urgency urgent said" : "urgency urgent");
                await Assertions.Expect(mark).ToHaveJSPropertyAsync("ariaHidden", isSaid ? "true" : null!);
            }

            await reader.ReloadAsync();
        }
    }

    private static async Task AddAsync(Product product, NewsAgency agency, CancellationToken ct) =>
        await product.CallAsync(HttpMethod.Post, "/api/sources", new { url = agency.Address, name = "Agence d’essai", schedule = new { interval = "00:00:01" } }, ct);

    private static Task Seen(IPage page, string place, string text) => Assertions.Expect(page.Locator(place).First).ToContainTextAsync(text, new() { Timeout = 20_000 });

    // Where the line stands before the link is there, while it is, and when it is lost.
    private static Task<double[]> PlacesAsync(IPage page) => page.EvaluateAsync<double[]>(
        """
        () => {
          const ticker = document.querySelector(".ticker");
          return [...new Set([null, "live", "lost"].map(state => {
            if (state) ticker.dataset.link = state; else delete ticker.dataset.link;
            return document.querySelector(".ticker-line li").getBoundingClientRect().left;
          }))];
        }
        """);

    // Two pictures of the line, twenty frames apart, once what was asked for has reached the screen: a pause holds from the next frame on.
    private static Task<bool> MovesAsync(IPage page) => page.EvaluateAsync<bool>(
        """
        async () => {
          const first = document.querySelector(".ticker-line li");
          const place = () => first.getBoundingClientRect().left;
          const frames = async count => { for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame); };
          await frames(2);
          const before = place();
          await frames(20);
          return Math.abs(place() - before) > 1;
        }
        """);
}
