using Dashboard.Fetching;
using Microsoft.Extensions.Options;

namespace Dashboard.Ingest.Articles;

/// <summary>The walk of one article's page: fetched as robots.txt lets us, read, kept, or its failure noted.</summary>
/// <param name="client">The only way outside.</param>
/// <param name="reader">Finds the article in the page.</param>
/// <param name="keeper">Writes what became of it.</param>
/// <param name="pictures">Gives the headline the page's picture where the feed gave none.</param>
/// <param name="metrics">Counts it.</param>
/// <param name="options">The limits.</param>
public sealed class ArticleVisit(
    GuardedClient client, PageReader reader, ArticleKeeper keeper, PagePictures pictures, ArticleMetrics metrics, IOptions<ArticlesOptions> options)
{
    private const string Accept = "text/html, application/xhtml+xml;q=0.9";
    private const int MostDetail = 200;

    /// <summary>Deals with an article that was taken.</summary>
    /// <param name="article">The article.</param>
    /// <param name="ct">Stops it; the article is then due again once its lease is over.</param>
    public async Task GoAsync(DueArticle article, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (!article.IsWanted)
        {
            await keeper.DropAsync(article, ct);
            return;
        }

        if (!Uri.TryCreate(article.Url, UriKind.Absolute, out var address))
        {
            await FailAsync(article, UrlFault.NotAUrl, article.Url, null, ct);
            return;
        }

        switch (await client.FetchAsync(new FetchRequest(address) { IsPage = true, Accept = Accept, MaxBodyBytes = options.Value.MaxBytes }, ct))
        {
            case FetchOutcome.Fetched fetched when !IsHtml(fetched.ContentType):
                await FailAsync(article, ArticleFault.NotHtml, fetched.ContentType, null, ct);
                break;
            case FetchOutcome.Fetched fetched:
                await ReadAsync(article, fetched, ct);
                break;
            case FetchOutcome.Failed failed:
                await FailAsync(article, failed.Code, failed.Arguments.Count > 0 ? failed.Arguments[0] : null, failed.RetryAfter, ct);
                break;
            case FetchOutcome.RateLimited limited:
                await FailAsync(article, ArticleFault.RateLimited, null, limited.RetryAfter, ct);
                break;
            case FetchOutcome.Gone:
                await FailAsync(article, ArticleFault.Gone, null, null, ct);
                break;
            case var other:
                throw new InvalidOperationException($"A page's fetch ended as {other.GetType().Name}, which was not asked for.");
        }
    }

    private async Task ReadAsync(DueArticle article, FetchOutcome.Fetched fetched, CancellationToken ct)
    {
        var reading = await reader.ReadAsync(fetched.Body, fetched.ContentType, fetched.FinalUrl, ct);
        // A page of pictures or a film has no text, and its picture all the same.
        if (reading.Picture is { } picture)
        {
            await pictures.AttachAsync(article, picture, ct);
        }

        if (reading.Body is not { } body)
        {
            await FailAsync(article, reading.Fault ?? ArticleFault.NoText, null, null, ct);
            return;
        }

        metrics.Tried(await keeper.KeepAsync(article, body, ct) ? "read" : ArticleFault.NoLonger);
    }

    private async Task FailAsync(DueArticle article, string code, string? detail, TimeSpan? asked, CancellationToken ct)
    {
        var pause = ArticleRetry.After(code, article.Failures + 1, asked, Random.Shared.NextDouble(), options.Value);
        await keeper.FailAsync(article, code, detail is { Length: > MostDetail } ? detail[..MostDetail] : detail, pause, ct);
        metrics.Tried(code);
    }

    // A page that does not say what it is may well be one.
    private static bool IsHtml(string? contentType) =>
        string.IsNullOrWhiteSpace(contentType) || contentType.Contains("html", StringComparison.OrdinalIgnoreCase);
}
