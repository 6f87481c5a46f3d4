using Microsoft.Playwright;

namespace Dashboard.Tests.Support;

/// <summary>A real Chromium; what its pages complain of is kept.</summary>
internal sealed class Screen : IAsyncDisposable
{
    private const string Usual = "/usr/bin/chromium";
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Screen(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Errors of scripts and of the Content-Security-Policy.</summary>
    public List<string> Complaints { get; } = [];

    private static string Path => Environment.GetEnvironmentVariable("CHROMIUM_TEST") ?? Usual;

    /// <summary>Opens the browser, or skips the test where there is none.</summary>
    public static async Task<Screen> OpenAsync()
    {
        Component.Require(File.Exists(Path), "Chromium (CHROMIUM_TEST or /usr/bin/chromium)");
        var playwright = await Playwright.CreateAsync();
        return new Screen(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        }));
    }

    /// <summary>A new page in a browser profile of its own.</summary>
    public async Task<IPage> PageAsync(BrowserNewContextOptions? options = null)
    {
        var context = await _browser.NewContextAsync(options ?? new() { Locale = "fr-FR" });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("ERR_CONNECTION_REFUSED", StringComparison.Ordinal) && !message.Text.Contains("ERR_INCOMPLETE_CHUNKED", StringComparison.Ordinal))
            {
                Complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => Complaints.Add(error);
        return page;
    }

    /// <summary>Signs the administrator of <see cref="Product"/> in and goes to a page.</summary>
    public static async Task SignInAsync(IPage page, Product product, string path)
    {
        await page.GotoAsync($"{product.Address}/account/login?ReturnUrl={Uri.EscapeDataString(path)}");
        await page.FillAsync("#email", Product.Email);
        await page.FillAsync("#password", Product.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.EndsWith(path, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }
}
