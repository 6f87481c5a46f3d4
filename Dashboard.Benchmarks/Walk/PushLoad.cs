using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Dashboard.Benchmarks.Walk;

/// <summary>
/// Measures a push's way through the delivered product: a hub on loopback pushes a new item, signed; a browser's ticker and a number of
/// open streams wait for it. Counted from before the hub sends.
/// </summary>
internal sealed class PushLoad : IAsyncDisposable
{
    private const int Warm = 10;
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Callback, string Secret)> _subscribed = new();
    private readonly HttpClient _client = new();

    private PushLoad(WebApplication app) => _app = app;

    private string Address => _app.Urls.First();

    /// <summary>Runs it and prints one line a figure.</summary>
    /// <param name="args">How many pushes (200), how many streams (100).</param>
    public static async Task RunAsync(string[] args)
    {
        var pushes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
        var streams = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100;
        await using var hub = await StartAsync();
        await using var product = await WalkProduct.StartAsync(new Uri(hub.Address).Authority, []);
        await product.PostAsync("/api/sources", new { url = hub.Address + "/feed", name = "Agence", schedule = new { interval = "06:00:00" } });
        var (callback, secret) = await hub.SubscribedAsync();

        using var stop = new CancellationTokenSource();
        var screens = Enumerable.Range(0, streams).Select(_ => new WalkScreen(product.Address)).ToList();
        var listening = screens.ConvertAll(s => s.ListenAsync(stop.Token));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
        var page = await WalkLoad.FrontPageAsync(browser, product.Address);
        var (dom, answered) = (new List<double>(), new List<double>());
        for (var i = 0; i < pushes + Warm; i++)
        {
            var title = $"Dépêche numéro {i} poussée";
            var began = WalkLoad.Now();
            await hub.PushAsync(callback, secret, Item(i, title));
            var taken = WalkLoad.Now() - began;
            await page.WaitForFunctionAsync("title => window.seen.has(title)", title);
            if (i >= Warm)
            {
                answered.Add(taken);
                dom.Add(await page.EvaluateAsync<double>("title => window.seen.get(title)", title) - began);
            }
        }

        await stop.CancelAsync();
        await Task.WhenAll(listening);
        WalkLoad.Spread("hub pushes → stored and answered", answered);
        WalkLoad.Spread("hub pushes → ticker's DOM", dom);
        WalkLoad.Spread($"stored → read by {streams} streams (the commit within)", [.. screens.SelectMany(s => s.Lags.Skip(Warm))]);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private static async Task<PushLoad> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var load = new PushLoad(builder.Build());
        load._app.MapGet("/feed", load.FeedAsync);
        load._app.MapPost("/hub", load.SubscribeAsync);
        await load._app.StartAsync();
        return load;
    }

    private static byte[] Item(int number, string title) => Encoding.UTF8.GetBytes(new XElement("rss", new XAttribute("version", "2.0"), new XElement(
        "channel",
        new XElement("title", "Agence"),
        new XElement(
            "item",
            new XElement("guid", number),
            new XElement("title", title),
            new XElement("link", string.Create(CultureInfo.InvariantCulture, $"https://agence.example/a/{number}")),
            new XElement("description", "<p>Les résultats partiels confirment une participation en hausse, selon l’instance.</p>")))).ToString());

    private Task FeedAsync(HttpContext context)
    {
        context.Response.Headers.Append("Link", $"<{Address}/hub>; rel=hub");
        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        return context.Response.Body.WriteAsync(Item(-1, "Avant le premier envoi")).AsTask();
    }

    private async Task SubscribeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await context.Response.CompleteAsync();
        var callback = form["hub.callback"].ToString();
        var question = QueryHelpers.AddQueryString(callback, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["hub.mode"] = "subscribe",
            ["hub.topic"] = form["hub.topic"],
            ["hub.challenge"] = "x",
            ["hub.lease_seconds"] = "864000",
        });
        await _client.GetStringAsync(new Uri(question));
        _subscribed.Enqueue((callback, form["hub.secret"].ToString()));
    }

    private async Task<(string Callback, string Secret)> SubscribedAsync()
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await looks.WaitForNextTickAsync())
        {
            if (_subscribed.TryPeek(out var subscribed))
            {
                return subscribed;
            }
        }

        throw new InvalidOperationException("Nobody subscribed.");
    }

    private async Task PushAsync(string callback, string secret, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(callback)) { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation("X-Hub-Signature", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}");
        using var response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
