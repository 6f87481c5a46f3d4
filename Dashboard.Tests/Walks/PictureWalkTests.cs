using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Tests.Pictures;
using Dashboard.Tests.Support;
using Microsoft.Playwright;
using NetVips;

namespace Dashboard.Tests.Walks;

/// <summary>A picture's whole way: from its source beside a headline, a reader's report, the block, and a moderator's last word.</summary>
public sealed class PictureWalkTests
{
    private const int Patience = 120_000;

    // Which of the page's blocks lie on each other, or beyond the page's edge.
    private const string Disorder =
        """
        () => {
          const blocks = [".lead h2", ".lead-picture", ".rail", ".ticker"].map(name => [name, document.querySelector(name).getBoundingClientRect()]);
          const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
          const wrong = blocks.flatMap(([name, box], i) => blocks.slice(i + 1).filter(([, other]) => meet(box, other)).map(([other]) => `${name} on ${other}`));
          if (document.documentElement.scrollWidth > innerWidth) wrong.push("wider than the screen");
          return wrong.join(", ");
        }
        """;

    [Fact(Timeout = Patience)]
    public async Task A_reported_picture_leaves_an_open_article_and_comes_back_when_a_moderator_keeps_it()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var agency = await NewsAgency.StartAsync();
        await using var product = await StartAsync(agency, ct);
        var (headline, image) = await PublishAsync(product, agency, "Une image choquante", Photo.Jpeg(), ct);

        var reader = await screen.PageAsync();
        await reader.GotoAsync(product.Address + headline.GetProperty("page").GetString());
        await reader.Locator(".report-place summary").ClickAsync();
        await reader.Locator(".reasons input[value=violence]").CheckAsync();
        await reader.Locator("form.report [type=submit]").ClickAsync();
        await Assertions.Expect(reader.Locator(".thanks")).ToContainTextAsync("Cette image sera bloquée automatiquement");
        var receipt = await reader.Locator(".thanks a").GetAttributeAsync("href");
        await Assertions.Expect(reader.Locator("figure.picture img")).ToBeVisibleAsync();

        Assert.Equal(HttpStatusCode.Accepted, await ReportAsync(product, image, "20.1.1.1", ct));
        Assert.Equal(HttpStatusCode.Accepted, await ReportAsync(product, image, "20.2.2.2", ct));
        await Assertions.Expect(reader.Locator("figure.picture[data-blocked] .picture-gone p")).ToBeVisibleAsync();
        await Assertions.Expect(reader.Locator("figure.picture img")).ToHaveCountAsync(0);
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync($"{product.Address}/images/{image}", ct));
        Assert.Equal(JsonValueKind.Null, (await LatestAsync(product, ct)).GetProperty("image").ValueKind);

        var moderator = await screen.PageAsync();
        await Screen.SignInAsync(moderator, product, "/moderation");
        await Assertions.Expect(moderator.Locator("li[data-id]")).ToHaveCountAsync(1);
        var hidden = await moderator.Context.APIRequest.GetAsync($"{product.Address}/moderation/images/{image}");
        Assert.Equal((200, "private, no-store"), (hidden.Status, hidden.Headers["cache-control"]));
        Assert.Equal(HttpStatusCode.Found, await StatusAsync($"{product.Address}/moderation/images/{image}", ct));

        await moderator.Locator("li[data-id]").ClickAsync();
        await Assertions.Expect(moderator.Locator(".who.mine")).ToBeVisibleAsync();
        await moderator.Keyboard.PressAsync("r");
        await Assertions.Expect(reader.Locator("figure.picture img")).ToBeVisibleAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync($"{product.Address}/images/{image}", ct));
        await reader.GotoAsync(product.Address + receipt);
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync("modérat");
        Assert.Empty(screen.Complaints);
    }

    [Theory(Timeout = Patience)]
    [InlineData(390, "ar")]
    [InlineData(390, "fr")]
    [InlineData(1200, "ar")]
    public async Task The_front_page_stands_in_order_at_every_width_with_its_picture(int width, string language)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var agency = await NewsAgency.StartAsync();
        await using var product = await StartAsync(agency, ct);
        for (var i = 0; i < 6; i++)
        {
            agency.Release($"Un titre assez long pour tenir plusieurs lignes dans une colonne étroite, numéro {i}");
        }

        await PublishAsync(product, agency, "Le plus récent, avec son image", Photo.Jpeg(), ct);
        var reader = await screen.PageAsync(new() { Locale = language, ViewportSize = new() { Width = width, Height = 900 } });
        await reader.GotoAsync(product.Address + "/");
        await Assertions.Expect(reader.Locator(".lead-picture img")).ToBeVisibleAsync();
        Assert.Equal("", await reader.EvaluateAsync<string>(Disorder));
        Assert.Empty(screen.Complaints);
    }

    [Fact(Timeout = Patience)]
    public async Task A_reader_without_JavaScript_reports_a_picture_and_keeps_a_receipt()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var agency = await NewsAgency.StartAsync();
        await using var product = await StartAsync(agency, ct);
        var (headline, _) = await PublishAsync(product, agency, "Sans script", Photo.Jpeg(), ct);

        var reader = await screen.PageAsync(new() { JavaScriptEnabled = false, Locale = "fr-FR" });
        await reader.GotoAsync(product.Address + headline.GetProperty("page").GetString());
        await reader.Locator(".report-place summary").ClickAsync();
        await reader.Locator(".reasons input[value=illegal]").CheckAsync();
        await reader.Locator("#comment").FillAsync("<script>alert(1)</script>");
        await reader.Locator("form.report [type=submit]").ClickAsync();
        await Assertions.Expect(reader.Locator("h1")).ToHaveTextAsync("Merci");
        await reader.Locator("main a[href^='/reports/']").ClickAsync();
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync("examen");
        // Once more, by the same browser.
        await reader.GotoAsync(product.Address + headline.GetProperty("page").GetString());
        await reader.Locator(".report-place summary").ClickAsync();
        await reader.Locator(".reasons input[value=illegal]").CheckAsync();
        await reader.Locator("form.report [type=submit]").ClickAsync();
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync("déjà signalé");
    }

    [Fact(Timeout = Patience)]
    public async Task A_moderator_s_block_covers_copies_that_are_known_and_those_that_come_later()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var agency = await NewsAgency.StartAsync();
        await using var product = await StartAsync(agency, ct);
        var (first, image) = await PublishAsync(product, agency, "L’original", Photo.Jpeg(900, 600), ct);
        var (copy, copied) = await PublishAsync(product, agency, "Une copie", Copy(Photo.Jpeg(900, 600), 0.5), ct);
        var (other, _) = await PublishAsync(product, agency, "Une autre image", Photo.Jpeg(900, 600, seed: 7), ct);
        Assert.NotEqual(image, copied);

        await ReportAsync(product, image, "20.1.1.1", ct);
        await DecideAsync(product, "open", "block", ct);
        Assert.Equal("hidden, hidden, shown", await StatesAsync(product, [first, copy, other], ct));

        agency.Release("Une copie plus tard", picture: Copy(Photo.Jpeg(900, 600), 0.7));
        var late = await AppearsAsync(product, "Une copie plus tard", _ => true, ct);
        // The other one that comes after it shows that its picture has had its turn.
        await PublishAsync(product, agency, "Encore une autre", Photo.Jpeg(900, 600, seed: 9), ct);
        Assert.Equal("hidden", await StatesAsync(product, [late], ct));

        var closed = (await product.CallAsync(HttpMethod.Get, "/api/moderation/cases?state=blocked", null, ct)).GetProperty("items")[0];
        await product.CallAsync(HttpMethod.Post, $"/api/moderation/cases/{closed.GetProperty("id").GetInt64()}/undo", null, ct);
        Assert.Equal("shown, shown, shown", await StatesAsync(product, [first, copy, late], ct));
    }

    private static Task<Product> StartAsync(NewsAgency agency, CancellationToken ct) =>
        Product.StartAsync(ct, ("Ingest__AllowedPrivateHosts", agency.Host), ("Proxy__Trusted__0", "127.0.0.0/8"));

    private static async Task<(JsonElement Headline, string Image)> PublishAsync(Product product, NewsAgency agency, string title, byte[] picture, CancellationToken ct)
    {
        agency.Release(title, picture: picture);
        if ((await product.CallAsync(HttpMethod.Get, "/api/sources", null, ct)).GetProperty("items").GetArrayLength() == 0)
        {
            await product.CallAsync(HttpMethod.Post, "/api/sources", new { url = agency.Address, name = "Agence d’essai", schedule = new { interval = "00:00:01" } }, ct);
        }

        var headline = await AppearsAsync(product, title, h => h.GetProperty("image").ValueKind == JsonValueKind.Object, ct);
        return (headline, headline.GetProperty("image").GetProperty("id").GetString()!);
    }

    // Asks as often as it is answered: the road's own speed is measured elsewhere.
    private static async Task<JsonElement> AppearsAsync(Product product, string title, Predicate<JsonElement> asWanted, CancellationToken ct)
    {
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            foreach (var headline in (await product.CallAsync(HttpMethod.Get, "/api/headlines?limit=20", null, ct)).GetProperty("items").EnumerateArray())
            {
                if (headline.GetProperty("title").GetString() == title && asWanted(headline))
                {
                    return headline;
                }
            }
        }
    }

    private static async Task<JsonElement> LatestAsync(Product product, CancellationToken ct) =>
        (await product.CallAsync(HttpMethod.Get, "/api/headlines?limit=1", null, ct)).GetProperty("items")[0];

    private static async Task<string> StatesAsync(Product product, JsonElement[] headlines, CancellationToken ct)
    {
        var states = new List<string>();
        foreach (var headline in headlines)
        {
            var now = await product.CallAsync(HttpMethod.Get, $"/api/headlines/{headline.GetProperty("id").GetInt64()}", null, ct);
            states.Add(now.GetProperty("image").ValueKind == JsonValueKind.Null ? "hidden" : "shown");
        }

        return string.Join(", ", states);
    }

    private static async Task DecideAsync(Product product, string state, string verdict, CancellationToken ct)
    {
        var open = (await product.CallAsync(HttpMethod.Get, $"/api/moderation/cases?state={state}", null, ct)).GetProperty("items")[0];
        await product.CallAsync(
            HttpMethod.Post, $"/api/moderation/cases/{open.GetProperty("id").GetInt64()}/decide", new { verdict, note = "Vu.", version = open.GetProperty("version").GetInt32() }, ct);
    }

    private static async Task<HttpStatusCode> ReportAsync(Product product, string image, string from, CancellationToken ct)
    {
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{product.Address}/api/images/{image}/reports") { Content = JsonContent.Create(new { reason = "violence" }) };
        request.Headers.Add("X-Forwarded-For", from);
        using var response = await client.SendAsync(request, ct);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> StatusAsync(string address, CancellationToken ct)
    {
        using var client = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await client.SendAsync(request, ct);
        return response.StatusCode;
    }

    private static byte[] Copy(byte[] picture, double scale)
    {
        using var whole = Image.NewFromBuffer(picture);
        using var smaller = whole.Resize(scale);
        return smaller.WebpsaveBuffer(q: 60);
    }
}
