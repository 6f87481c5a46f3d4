using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Ingest.Articles;

/// <summary>A newspaper's site on a test's agency: an RSS feed of excerpts, pages, perhaps a robots.txt.</summary>
internal sealed class ArticleSite
{
    private readonly ConcurrentDictionary<string, RequestDelegate> _pages = new(StringComparer.Ordinal);
    private readonly IngestHost _host;

    public ArticleSite(IngestHost host)
    {
        _host = host;
        host.Agency.Instead = AnswerAsync;
    }

    public string Feed { get; set; } = "";

    /// <summary>What was asked for at a path.</summary>
    public int Asked(string path) => _host.Agency.Publisher.Asked.Count(a => a.Target == path);

    public void Put(string path, string body, string type = "text/html; charset=utf-8", int status = 200) => _pages[path] = context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    };

    public void Put(string path, RequestDelegate answer) => _pages[path] = answer;

    /// <summary>An item whose link is a page of this site.</summary>
    public string Item(string path, string title, string description = "Un chapeau.") =>
        $"<item><guid isPermaLink=\"false\">{path}</guid><title>{title}</title><link>http://{_host.Agency.Host}{path}</link><description><![CDATA[{description}]]></description></item>";

    /// <summary>A page as newspapers make them, its text between much that is none.</summary>
    public static string Page(string text, int paragraphs = 8, string head = "") => $"""
        <!doctype html><html lang="fr"><head><title>Le titre | Journal</title>{head}<script>var x = "<p>rien</p>";</script></head><body>
        <nav><ul>{string.Concat(Enumerable.Range(0, 30).Select(n => $"<li><a href=\"/r/{n}\">Rubrique {n}</a></li>"))}</ul></nav>
        <main><article><h1>Le titre de l’article</h1><figure><img src="/i.jpg"><figcaption>Une légende seule</figcaption></figure>
        {string.Concat(Enumerable.Range(1, paragraphs).Select(n => $"<p>{text} Paragraphe {n}, avec <a href=\"/lien\" onclick=\"x()\">un lien</a>, des mots, des virgules, et assez de longueur pour être lu comme du texte d’article.</p>"))}
        <script>alert(1)</script></article></main>
        <aside class="comments"><p>Un commentaire d’un lecteur fâché, qui n’est pas de l’article.</p></aside><footer><p>Tous droits réservés.</p></footer></body></html>
        """;

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == _host.Agency.Publisher.Url.AbsolutePath)
        {
            context.Response.ContentType = "application/rss+xml; charset=utf-8";
            return context.Response.WriteAsync($"<rss version=\"2.0\"><channel><title>Journal</title>{Feed}</channel></rss>");
        }

        if (_pages.TryGetValue(context.Request.Path.Value ?? "", out var page))
        {
            return page(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
