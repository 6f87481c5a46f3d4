using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace Dashboard.Tests.Moderation.Panel;

/// <summary>The panel in a real browser: the whole flow by keyboard, the veil, and a list that stands still.</summary>
public sealed class PanelWalkTests : IDisposable
{
    private const int Patience = 120_000;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("panel");
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { UseCookies = false });
    private int _number;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact(Timeout = Patience)]
    public async Task Cases_are_decided_one_after_the_other_by_keys_alone_and_taken_back()
    {
        await using var screen = await Screen.OpenAsync();
        await using var product = await StartAsync(TestContext.Current.CancellationToken);
        var (first, second) = (await ReportAsync(product, "violence"), await ReportAsync(product, "violence"));
        var panel = await OpenAsync(screen, product);

        await panel.Keyboard.PressAsync("j");
        await panel.Keyboard.PressAsync("Enter");
        await Assertions.Expect(panel.Locator("#case-title")).ToHaveTextAsync($"Dossier {first}");
        await Assertions.Expect(panel.Locator(".who.mine")).ToHaveTextAsync("Vous");
        await panel.Keyboard.PressAsync("n");
        await panel.Keyboard.TypeAsync("brut");
        await panel.Keyboard.PressAsync("Escape");
        await panel.Keyboard.PressAsync("b");
        await Assertions.Expect(panel.Locator("#case-title")).ToHaveTextAsync($"Dossier {second}");
        await Assertions.Expect(panel.Locator($".mod-row[data-id='{second}']")).ToBeFocusedAsync();

        await panel.Keyboard.PressAsync("u");
        await Assertions.Expect(panel.Locator("#case-title")).ToHaveTextAsync($"Dossier {first}");
        await Assertions.Expect(panel.Locator(".case-history .is-undone")).ToContainTextAsync("brut");
        await panel.Keyboard.PressAsync("x");
        await Assertions.Expect(panel.Locator(".mod-bulk")).ToContainTextAsync("1 dossier choisi");
        await panel.Keyboard.PressAsync("Escape");
        await panel.Keyboard.PressAsync("Escape");
        await Assertions.Expect(panel.Locator(".mod-case")).ToHaveCountAsync(0);
        await panel.Keyboard.PressAsync("?");
        await Assertions.Expect(panel.Locator(".keys")).ToContainTextAsync("Dossier suivant");
        Assert.DoesNotContain(screen.Complaints, c => !c.Contains("Failed to load resource", StringComparison.Ordinal));
    }

    [Fact(Timeout = Patience)]
    public async Task A_picture_is_seen_only_while_something_is_held_and_the_browser_remembers_how_much_is_veiled()
    {
        await using var screen = await Screen.OpenAsync();
        await using var product = await StartAsync(TestContext.Current.CancellationToken);
        await ReportAsync(product, "nudity");
        var panel = await OpenAsync(screen, product);
        await panel.Keyboard.PressAsync("j");
        await panel.Keyboard.PressAsync("Enter");
        var picture = panel.Locator(".case-picture img");
        await Assertions.Expect(picture).ToHaveCSSAsync("filter", "blur(12px)");

        await panel.Keyboard.DownAsync(" ");
        await Assertions.Expect(picture).ToHaveCSSAsync("filter", "none");
        await Assertions.Expect(panel.Locator(".case-picture")).ToHaveCSSAsync("filter", "none");
        await panel.Keyboard.UpAsync(" ");
        await Assertions.Expect(picture).ToHaveCSSAsync("filter", "blur(12px)");
        await Assertions.Expect(panel.Locator(".case-picture")).ToHaveCSSAsync("filter", "grayscale(1)");
        await panel.Locator(".case-picture").HoverAsync();
        await panel.Mouse.DownAsync();
        await Assertions.Expect(picture).ToHaveCSSAsync("filter", "none");
        await panel.WaitForFunctionAsync("since => performance.now() > since + 1200", await panel.EvaluateAsync<double>("() => performance.now()"));
        await panel.Mouse.UpAsync();
        await Assertions.Expect(picture).ToHaveCSSAsync("filter", "blur(12px)");
        await Assertions.Expect(panel.Locator(".mod-figures div").Last.Locator("dd")).Not.ToHaveTextAsync("0 s");

        await panel.Keyboard.PressAsync("[");
        await panel.Keyboard.PressAsync("g");
        await panel.ReloadAsync();
        await Assertions.Expect(panel.Locator(".mod")).ToHaveAttributeAsync("data-blur", "2");
        await Assertions.Expect(panel.Locator(".mod")).ToHaveAttributeAsync("data-grey", "off");
    }

    [Fact(Timeout = Patience)]
    public async Task A_new_case_above_moves_nothing_under_the_hand_and_one_key_shows_it()
    {
        await using var screen = await Screen.OpenAsync();
        await using var product = await StartAsync(TestContext.Current.CancellationToken);
        var first = await ReportAsync(product, "other");
        var panel = await OpenAsync(screen, product);
        await panel.Keyboard.PressAsync("j");
        var row = panel.Locator($".mod-row[data-id='{first}']");
        var place = await row.EvaluateAsync<double>("row => row.getBoundingClientRect().top");

        var illegal = await ReportAsync(product, "illegal");
        await Assertions.Expect(panel.Locator(".new")).ToContainTextAsync("1 nouveau");
        await Assertions.Expect(panel.Locator(".mod-row")).ToHaveCountAsync(1);
        Assert.Equal(place, await row.EvaluateAsync<double>("row => row.getBoundingClientRect().top"));

        await panel.Keyboard.PressAsync(".");
        await Assertions.Expect(panel.Locator(".mod-row").First).ToHaveAttributeAsync("data-id", illegal.ToString(CultureInfo.InvariantCulture));
    }

    private Task<Product> StartAsync(CancellationToken ct) => Product.StartAsync(ct, ("DataDirectory", _folder.FullName), ("Proxy__Trusted__0", "127.0.0.0/8"));

    private static async Task<IPage> OpenAsync(Screen screen, Product product)
    {
        var panel = await screen.PageAsync(new() { Locale = "fr-FR", ViewportSize = new() { Width = 1366, Height = 800 } });
        await Screen.SignInAsync(panel, product, "/moderation");
        await Assertions.Expect(panel.Locator(".mod-row").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        // The script is attached a moment after the rows are drawn.
        await panel.WaitForFunctionAsync("() => document.querySelector('.mod').dataset.keys === 'on'");
        return panel;
    }

    // A picture beside a headline, reported by a reader of a network of their own; answers the case.
    private async Task<long> ReportAsync(Product product, string reason)
    {
        var number = ++_number;
        var headline = await product.CallAsync(HttpMethod.Post, "/api/headlines", new { title = $"Titre {number}", url = $"https://journal.example/{number}", language = "fr" }, Ct);
        var hash = RandomNumberGenerator.GetBytes(32);
        var name = Convert.ToBase64String(hash[..16]).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "newsroom.db")};Pooling=False;Default Timeout=20"))
        {
            await connection.OpenAsync(Ct);
            await using var keep = connection.CreateCommand();
            keep.CommandText = """
                INSERT INTO Pictures (Hash, Name, Width, Height, KeptAt, LikenessQuality, State) VALUES ($hash, $name, 640, 480, 0, 0, 0);
                UPDATE Headlines SET PictureId = last_insert_rowid() WHERE Id = $headline;
                """;
            keep.Parameters.AddWithValue("$hash", hash);
            keep.Parameters.AddWithValue("$name", name);
            keep.Parameters.AddWithValue("$headline", headline.GetProperty("id").GetInt64());
            await keep.ExecuteNonQueryAsync(Ct);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"{product.Address}/api/images/{name}/reports") { Content = JsonContent.Create(new { reason }) };
        request.Headers.Add("X-Forwarded-For", $"{20 + number}.1.1.1");
        using var response = await _client.SendAsync(request, Ct);
        Assert.Equal(202, (int)response.StatusCode);
        var cases = await product.CallAsync(HttpMethod.Get, "/api/moderation/cases?state=open", null, Ct);
        return cases.GetProperty("items").EnumerateArray().Single(c => c.GetProperty("imageId").GetString() == name).GetProperty("id").GetInt64();
    }
}
