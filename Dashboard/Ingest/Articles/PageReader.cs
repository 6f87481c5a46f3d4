using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Dashboard.Feeds.Discovery;
using Dashboard.Feeds.Extraction;
using Dashboard.Ingest.Cleaning;
using Microsoft.Extensions.Options;
using SmartReader;

namespace Dashboard.Ingest.Articles;

/// <summary>Finds the article in a web page, within bounds of depth, elements and time. Asks nobody for anything.</summary>
/// <param name="bodies">Cleans what is found.</param>
/// <param name="options">The limits.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells of pages that could not be read.</param>
public sealed partial class PageReader(BodyCleaner bodies, IOptions<ArticlesOptions> options, TimeProvider time, ILogger<PageReader> logger) : IDisposable
{
    private const int MostElements = 30_000;

    // Arabic says in fewer letters what French says; what is found must still be more than a caption.
    private const int LeastCharacters = 250;

    // A page that takes too long holds its place until it ends, so that there are never more of them than places.
    private readonly SemaphoreSlim _places = new(options.Value.MaxConcurrency);

    /// <summary>Reads a page. Whatever it holds is a result.</summary>
    /// <param name="page">Its bytes.</param>
    /// <param name="contentType">Content-Type as received.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="ct">Stops the waiting.</param>
    public async Task<PageReading> ReadAsync(ReadOnlyMemory<byte> page, string? contentType, Uri address, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(address);
        await _places.WaitAsync(ct);
        var reading = Task.Run(() => ReadInPlaceAsync(page, contentType, address), CancellationToken.None);
        try
        {
            return await reading.WaitAsync(options.Value.ReadTimeout, time, ct);
        }
        catch (TimeoutException)
        {
            return new(null, ArticleFault.TooMuch);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _places.Dispose();

    private async Task<PageReading> ReadInPlaceAsync(ReadOnlyMemory<byte> page, string? contentType, Uri address)
    {
        try
        {
            using var limit = new CancellationTokenSource(options.Value.ReadTimeout, time);
            return await FindAsync(page, contentType, address, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return new(null, ArticleFault.TooMuch);
        }
        catch (Exception fault)
        {
            // The library's own faults are no reason to stop; the excerpt stays.
            LogUnread(fault, address);
            return new(null, ArticleFault.NoText);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<PageReading> FindAsync(ReadOnlyMemory<byte> page, string? contentType, Uri address, CancellationToken ct)
    {
        string html;
        using (var text = PageText.Decode(page.Span, contentType))
        {
            html = text.Text.ToString();
        }

        if (PageDepth.IsTooDeep(html))
        {
            return new(null, ArticleFault.TooMuch);
        }

        using var document = await new HtmlParser().ParseDocumentAsync(html, ct);
        if (document.All.Length > MostElements)
        {
            return new(null, ArticleFault.TooMuch);
        }

        // Before the library takes the page apart.
        var picture = PagePicture.Of(document, address);
        using var reader = new Reader(address.AbsoluteUri, document) { CharThreshold = LeastCharacters };
        reader.AddCustomOperationEnd(Bare);
        var article = await reader.GetArticleAsync(ct);
        // The library's own guess whether it is one calls short news none.
        return article.Completed && bodies.Clean(article.Content, address) is { } body && BodyExtent.Text(body).Length >= LeastCharacters
            ? new(body, null, picture)
            : new(null, ArticleFault.NoText, picture);
    }

    // Pictures are kept apart, and a caption without its picture says nothing.
    private static void Bare(IElement article)
    {
        foreach (var figure in article.QuerySelectorAll("figure").Where(f => f.QuerySelector("table, pre, blockquote") is null).ToList())
        {
            figure.Remove();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "No article could be made out in the page {Address}")]
    private partial void LogUnread(Exception fault, Uri address);
}
