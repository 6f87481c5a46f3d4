using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Support;

/// <summary>A source on loopback whose RSS feed a test changes while it is read; it honours If-None-Match.</summary>
internal sealed class NewsAgency : IAsyncDisposable
{
    private const string PicturePath = "/pictures/";
    private readonly ConcurrentDictionary<string, byte[]> _pictures = new(StringComparer.Ordinal);
    private ImmutableList<Item> _items = [];
    private int _number;

    private NewsAgency()
    {
    }

    /// <summary>Answers in place of the feed, where a test wants something else.</summary>
    public RequestDelegate? Instead { get; set; }

    /// <summary>The hub that the feed names, at <c>/hub</c> of the same server.</summary>
    public TestHub? Hub { get; set; }

    public bool HonoursValidators { get; set; } = true;

    public Publisher Publisher { get; private set; } = null!;

    public string Address => Publisher.Url.AbsoluteUri;

    /// <summary>What <c>Ingest:AllowedPrivateHosts</c> must say.</summary>
    public string Host => $"127.0.0.1:{Publisher.Url.Port}";

    public static async Task<NewsAgency> StartAsync()
    {
        var agency = new NewsAgency();
        agency.Publisher = await Publisher.StartAsync(context => agency.Instead is { } other ? other(context) : agency.AnswerAsync(context));
        return agency;
    }

    /// <summary>Releases an item; answers its identifier.</summary>
    public string Release(string? title = null, string? description = null, string? link = null, DateTimeOffset? at = null, byte[]? picture = null)
    {
        var number = Interlocked.Increment(ref _number);
        var id = $"item-{number}";
        if (picture is not null)
        {
            _pictures[PicturePath + id] = picture;
        }

        var item = new Item(id, title ?? $"Le titre numéro {number} de la journée", link ?? $"http://{Host}/a/{number}", description, at ?? TimeProvider.System.GetUtcNow());
        ImmutableInterlocked.Update(ref _items, items => items.Insert(0, item));
        return id;
    }

    /// <summary>A document of some items only, as a hub pushes it.</summary>
    public byte[] Part(params string[] ids) => Encoding.UTF8.GetBytes(Feed(_items.FindAll(i => ids.Contains(i.Id))));

    /// <summary>Changes an item's title.</summary>
    public void Retitle(string id, string title) =>
        ImmutableInterlocked.Update(ref _items, items => items.ConvertAll(i => i.Id == id ? i with { Title = title } : i));

    public ValueTask DisposeAsync() => Publisher.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        if (_pictures.TryGetValue(context.Request.Path.Value ?? "", out var picture))
        {
            return context.Response.Body.WriteAsync(picture, context.RequestAborted).AsTask();
        }

        if (Hub is not null && context.Request.Path == TestHub.Path)
        {
            return Hub.AnswerAsync(context);
        }

        if (Hub is not null)
        {
            context.Response.Headers.Append("Link", $"</hub>; rel=\"hub\", <{Address}>; rel=self");
        }

        var body = Encoding.UTF8.GetBytes(Feed(_items));
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))}\"";
        context.Response.Headers.ETag = tag;
        if (HonoursValidators && context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private string Feed(ImmutableList<Item> items) => new XDocument(new XElement("rss", new XAttribute("version", "2.0"), new XElement(
        "channel",
        new XElement("title", "Agence d’essai"),
        new XElement("link", $"http://{Host}/"),
        items.Select(i => new XElement(
            "item",
            new XElement("guid", new XAttribute("isPermaLink", "false"), i.Id),
            new XElement("title", i.Title),
            new XElement("link", i.Link),
            i.Description is null ? null : new XElement("description", i.Description),
            _pictures.ContainsKey(PicturePath + i.Id) ? new XElement("enclosure", new XAttribute("url", $"http://{Host}{PicturePath}{i.Id}"), new XAttribute("type", "image/jpeg"), new XAttribute("length", 1)) : null,
            new XElement("pubDate", i.At.ToString("r", CultureInfo.InvariantCulture))))))).ToString();

    private sealed record Item(string Id, string Title, string Link, string? Description, DateTimeOffset At);
}
