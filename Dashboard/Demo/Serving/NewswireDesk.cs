using Dashboard.Demo.Agency;
using Dashboard.Demo.Script;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Demo.Serving;

/// <summary>Answers the requests to the newswire.</summary>
internal sealed class NewswireDesk(Newswire newswire, Uri root, TimeProvider time)
{
    private const string Html = "text/html; charset=utf-8";
    private static readonly FeedWords Words = new();
    private readonly ItemHtml _html = new(root, Words);
    private readonly FeedFiles _feeds = new(root, Words, new(root, Words));
    private readonly PictureShelf _pictures = new();
    private readonly DateTimeOffset _start = time.GetUtcNow();

    /// <summary>Maps the feeds, the pages and the pictures.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var source in DemoSources.All)
        {
            // Named as a Delegate: taken for a RequestDelegate, its result would be thrown away.
            Delegate feed = (HttpContext context) => FeedAsync(source, context);
            routes.MapMethods(source.Path, [HttpMethods.Get, HttpMethods.Head], feed);
            if (source.KnownPath != source.Path)
            {
                routes.MapMethods(source.KnownPath, [HttpMethods.Get, HttpMethods.Head], () => Results.Redirect(source.Path, permanent: true));
            }
        }

        routes.MapGet("/{source}", (string source) => Home(source));
        routes.MapGet("/{source}/article/{number:int}", (string source, int number) => Article(source, number));
        routes.MapGet("/pictures/{scene}/{seed:int}.jpg", (string scene, int seed, HttpContext context) => PictureAsync(new ItemPicture(scene, seed), context));
    }

    private async Task<IResult> FeedAsync(DemoSource source, HttpContext context)
    {
        switch (source.Habit == SourceHabit.Falters ? FaultCycle.At(time.GetUtcNow() - _start) : FaultPhase.Well)
        {
            case FaultPhase.Failing:
                return Results.StatusCode(StatusCodes.Status500InternalServerError);
            case FaultPhase.Slow:
                await Task.Delay(FaultCycle.Delay, time, context.RequestAborted);
                break;
        }

        if (newswire.Page(source.Slug) is not { } page)
        {
            return Results.NotFound();
        }

        var feed = _feeds.Of(page);
        if (source.Habit == SourceHabit.Compresses)
        {
            context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            if (context.Request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value == "gzip" && encoding.Quality is not 0))
            {
                feed = feed.Compressed();
                context.Response.Headers.ContentEncoding = "gzip";
            }
        }

        // Answers 304 by itself when If-None-Match or If-Modified-Since says so.
        return Results.Bytes(feed.Body, feed.ContentType, lastModified: feed.LastModified, entityTag: EntityTagHeaderValue.Parse(feed.EntityTag));
    }

    private IResult Home(string slug) =>
        newswire.Page(slug) is { } page ? Results.Content(ItemHtml.Home(page), Html) : Results.NotFound();

    private IResult Article(string slug, int number)
    {
        if (newswire.Find(slug, number) is { } item && newswire.Page(slug) is { } page)
        {
            return Results.Content(_html.Article(item, page.Source), Html);
        }

        return newswire.Withdrew(slug, number) ? Results.StatusCode(StatusCodes.Status410Gone) : Results.NotFound();
    }

    private async Task<IResult> PictureAsync(ItemPicture picture, HttpContext context)
    {
        if (await _pictures.FindAsync(picture) is not { } jpeg)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=86400, immutable";
        return Results.Bytes(jpeg, "image/jpeg");
    }
}
