using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dashboard.Benchmarks.Walk;

/// <summary>A source on loopback that serves what it is given, thirty items at most.</summary>
internal sealed class WalkSource : IAsyncDisposable
{
    private const int Most = 30;
    private readonly WebApplication _app;
    private ImmutableList<(int Number, string Title)> _items = [];
    private int _number;

    private WalkSource(WebApplication app) => _app = app;

    public string Host => new Uri(_app.Urls.First()).Authority;

    public string Feed => _app.Urls.First() + "/feed";

    public static async Task<WalkSource> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var source = new WalkSource(builder.Build());
        source._app.Run(source.AnswerAsync);
        await source._app.StartAsync();
        return source;
    }

    public void Release(string title) =>
        ImmutableInterlocked.Update(ref _items, (items, added) => [.. items.Insert(0, added).Take(Most)], (Interlocked.Increment(ref _number), title));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        var feed = new XElement("rss", new XAttribute("version", "2.0"), new XElement("channel", new XElement("title", "Agence"), _items.Select(i => new XElement(
            "item",
            new XElement("guid", i.Number),
            new XElement("title", i.Title),
            new XElement("link", string.Create(CultureInfo.InvariantCulture, $"{_app.Urls.First()}/a/{i.Number}")),
            new XElement("description", "<p>Les résultats partiels confirment une participation en hausse, selon l’instance.</p>")))));
        return context.Response.WriteAsync(feed.ToString());
    }
}
