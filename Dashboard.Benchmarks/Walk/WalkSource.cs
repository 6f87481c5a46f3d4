using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dashboard.Benchmarks.Walk;

/// <summary>A source on loopback that serves what it is given, thirty items at most, each with a picture of its own where pictures are wanted.</summary>
internal sealed class WalkSource : IAsyncDisposable
{
    private const int Most = 30;
    private readonly WebApplication _app;
    private ImmutableList<(int Number, string Title)> _items = [];
    private int _number;

    private WalkSource(WebApplication app) => _app = app;

    public string Host => new Uri(_app.Urls.First()).Authority;

    public string Feed => _app.Urls.First() + "/feed";

    /// <summary>Each item names a picture.</summary>
    public bool HasPictures { get; init; }

    public static async Task<WalkSource> StartAsync(bool hasPictures = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var source = new WalkSource(builder.Build()) { HasPictures = hasPictures };
        source._app.Run(source.AnswerAsync);
        await source._app.StartAsync();
        return source;
    }

    public void Release(string title) =>
        ImmutableInterlocked.Update(ref _items, (items, added) => [.. items.Insert(0, added).Take(Most)], (Interlocked.Increment(ref _number), title));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/p", StringComparison.Ordinal, out var number))
        {
            context.Response.ContentType = "image/png";
            return context.Response.Body.WriteAsync(WalkPicture.Draw(int.Parse(number.Value!.Trim('/'), CultureInfo.InvariantCulture))).AsTask();
        }

        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        var feed = new XElement("rss", new XAttribute("version", "2.0"), new XElement("channel", new XElement("title", "Agence"), _items.Select(i => new XElement(
            "item",
            new XElement("guid", i.Number),
            new XElement("title", i.Title),
            new XElement("link", string.Create(CultureInfo.InvariantCulture, $"{_app.Urls.First()}/a/{i.Number}")),
            HasPictures ? new XElement("enclosure", new XAttribute("url", string.Create(CultureInfo.InvariantCulture, $"{_app.Urls.First()}/p/{i.Number}")), new XAttribute("type", "image/png"), new XAttribute("length", 1)) : null,
            new XElement("description", "<p>Les résultats partiels confirment une participation en hausse, selon l’instance.</p>")))));
        return context.Response.WriteAsync(feed.ToString());
    }
}
