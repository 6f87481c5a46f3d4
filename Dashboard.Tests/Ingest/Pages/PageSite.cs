using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Ingest.Pages;

/// <summary>A site of pages in place of an agency's feed; every other path is 404.</summary>
internal sealed class PageSite
{
    private readonly NewsAgency _agency;
    private readonly Dictionary<string, (string Type, string Body)> _pages = new(StringComparer.Ordinal);

    public PageSite(NewsAgency agency)
    {
        _agency = agency;
        agency.Instead = AnswerAsync;
    }

    /// <summary>What was asked for, in order.</summary>
    public IEnumerable<string> Asked => _agency.Publisher.Asked.Select(a => a.Target);

    public string At(string path) => _agency.Publisher.At(path).AbsoluteUri;

    /// <summary>Puts a page at a path; one that starts with <c>→</c> leads elsewhere.</summary>
    public void Put(string path, string html, string type = "text/html; charset=utf-8") => _pages[path] = (type, html);

    /// <summary>Puts a feed at a path.</summary>
    public void PutFeed(string path, params string[] titles) =>
        Put(path, $"<rss version=\"2.0\"><channel><title>Le fil</title>{string.Concat(titles.Select(t => $"<item><title>{t}</title><link>{At("/a/" + Uri.EscapeDataString(t))}</link></item>"))}</channel></rss>", "application/rss+xml");

    /// <summary>A page with a list of headlines.</summary>
    public static string Listing(params string[] titles) =>
        $"<!doctype html><html lang=fr><title>Le Quotidien</title><body>{string.Concat(titles.Select(t => $"<article><h2><a href=\"/a/{Uri.EscapeDataString(t)}\">{t}</a></h2><p>Chapeau</p></article>"))}</body></html>";

    /// <summary>A page that declares feeds.</summary>
    public static string Declaring(params string[] feeds) =>
        $"<!doctype html><html><head><title>Le Quotidien</title>{string.Concat(feeds.Select(f => $"<link rel=alternate type=application/rss+xml title=\"Fil {f}\" href=\"{f}\">"))}</head><body><p>Bonjour</p></body></html>";

    private async Task AnswerAsync(HttpContext context)
    {
        if (!_pages.TryGetValue(context.Request.Path.Value ?? "/", out var page))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (page.Body.StartsWith('→'))
        {
            context.Response.Redirect(page.Body[1..]);
        }
        else
        {
            context.Response.ContentType = page.Type;
            await context.Response.WriteAsync(page.Body, context.RequestAborted);
        }
    }
}
