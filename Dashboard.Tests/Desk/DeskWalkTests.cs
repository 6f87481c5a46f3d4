using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Desk;

/// <summary>The desk in a real browser: its keys, and that nothing moves under somebody who reads.</summary>
public sealed class DeskWalkTests
{
    private const int Patience = 120_000;
    private int _number;

    [Fact(Timeout = Patience)]
    public async Task The_list_stands_still_for_a_row_with_the_focus_and_flows_again_when_it_is_left()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var product = await Product.StartAsync(ct);
        await FileAsync(product, "Premier", "Deuxième");
        var desk = await OpenAsync(screen, product);

        await desk.Keyboard.PressAsync("j");
        await Assertions.Expect(desk.Locator(".desk-row:focus")).ToContainTextAsync("Deuxième");
        await FileAsync(product, "Troisième");
        await Assertions.Expect(desk.Locator(".new")).ToContainTextAsync("1 nouveau");
        await desk.Keyboard.PressAsync("j");
        await Assertions.Expect(desk.Locator(".desk-row:focus")).ToContainTextAsync("Premier");
        Assert.Equal(["Deuxième", "Premier"], await TitlesAsync(desk));

        await desk.Keyboard.PressAsync("i");
        await Assertions.Expect(desk.Locator("#desk-panel-title")).ToHaveTextAsync("Premier");
        await desk.Keyboard.PressAsync("k");
        await Assertions.Expect(desk.Locator("#desk-panel-title")).ToHaveTextAsync("Deuxième");
        await desk.Keyboard.PressAsync("Escape");
        await Assertions.Expect(desk.Locator(".desk-panel")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Locator(".desk-row")).ToHaveCountAsync(3);
        Assert.Equal(["Troisième", "Deuxième", "Premier"], await TitlesAsync(desk));
        Assert.Empty(screen.Complaints);
    }

    [Fact(Timeout = Patience)]
    public async Task What_is_being_read_further_down_does_not_move_by_a_pixel()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var product = await Product.StartAsync(ct);
        await FileAsync(product, [.. Enumerable.Range(1, 60).Select(n => $"Titre {n}")]);
        var desk = await OpenAsync(screen, product);
        await desk.EvaluateAsync("() => scrollTo(0, 900)");
        var place = await PlaceAsync(desk, "Titre 30");

        await FileAsync(product, "Nouveau", "Encore un");
        await Assertions.Expect(desk.Locator(".new")).ToContainTextAsync("2 nouveaux");
        Assert.Equal(place, await PlaceAsync(desk, "Titre 30"));

        await desk.Keyboard.PressAsync(".");
        await Assertions.Expect(desk.Locator(".desk-row").First).ToContainTextAsync("Encore un");
        Assert.Equal(0, await desk.EvaluateAsync<int>("() => scrollY"));
        await Assertions.Expect(desk.Locator(".new")).ToHaveCountAsync(0);
    }

    [Fact(Timeout = Patience)]
    public async Task The_keys_pause_find_and_open()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var screen = await Screen.OpenAsync();
        await using var product = await Product.StartAsync(ct);
        await FileAsync(product, "Élections municipales", "Pluie attendue");
        var desk = await OpenAsync(screen, product);

        await desk.Keyboard.PressAsync("Space");
        await Assertions.Expect(desk.Locator(".hold")).ToHaveAttributeAsync("aria-pressed", "true");
        await FileAsync(product, "Pendant la pause");
        await Assertions.Expect(desk.Locator(".new")).ToContainTextAsync("1 nouveau");
        await desk.Keyboard.PressAsync("p");
        await Assertions.Expect(desk.Locator(".desk-row").First).ToContainTextAsync("Pendant la pause");

        await desk.Keyboard.PressAsync("/");
        await desk.Keyboard.TypeAsync("elections");
        await Assertions.Expect(desk.Locator(".desk-row")).ToHaveCountAsync(1);
        // One row is left before the word is typed to its end.
        await Assertions.Expect(desk).ToHaveURLAsync(product.Address + "/desk?q=elections");
        await desk.Keyboard.PressAsync("Escape");
        var article = await desk.Context.RunAndWaitForPageAsync(async () =>
        {
            await desk.Keyboard.PressAsync("j");
            await desk.Keyboard.PressAsync("Enter");
        });
        await Assertions.Expect(article.Locator("h1")).ToContainTextAsync("Élections municipales");
        await desk.BringToFrontAsync();
        await desk.Keyboard.PressAsync("?");
        await Assertions.Expect(desk.Locator(".keys")).ToContainTextAsync("Titre suivant");
    }

    private static async Task<IPage> OpenAsync(Screen screen, Product product)
    {
        var desk = await screen.PageAsync(new() { Locale = "fr-FR", ViewportSize = new() { Width = 1280, Height = 700 } });
        await Screen.SignInAsync(desk, product, "/desk");
        await Assertions.Expect(desk.Locator(".desk-row").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        // The script is attached a moment after the rows are drawn.
        await desk.WaitForFunctionAsync("() => document.querySelector('.desk').dataset.keys === 'on'");
        return desk;
    }

    private async Task FileAsync(Product product, params string[] titles)
    {
        foreach (var title in titles)
        {
            await product.CallAsync(HttpMethod.Post, "/api/headlines", new { title, url = $"https://journal.example/{++_number}", language = "fr" }, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string[]> TitlesAsync(IPage desk) => [.. await desk.Locator(".desk-row .desk-title").AllTextContentsAsync()];

    private static Task<double> PlaceAsync(IPage desk, string title) =>
        desk.Locator(".desk-row", new() { HasTextString = title }).First.EvaluateAsync<double>("row => row.getBoundingClientRect().top");
}
