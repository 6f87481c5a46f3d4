using Dashboard.Accounts;
using Dashboard.Pictures.Checking;
using Dashboard.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Pictures.Serving;

/// <summary>
/// Serves pictures: only bytes of our own making, marked so that nothing in them can ever run, and kept by caches no longer than
/// a block may take.
/// </summary>
internal static class PictureApi
{
    // A block takes effect within a minute behind any cache.
    private const string Shared = "public, max-age=60";
    private const string Private = "private, no-store";
    private const string NotKept = "no-store";
    private const string Sandbox = "default-src 'none'; sandbox";

    /// <summary>Maps <c>GET /images/{name}</c>, its thumbnail, and both for moderators.</summary>
    /// <param name="app">The application.</param>
    public static void MapPictureApi(this IEndpointRouteBuilder app)
    {
        var images = app.MapGroup("/images/{name}").WithTags("Images").AllowAnonymous();
        images.MapGet("", (string name, HttpContext context, [FromServices] PictureReader reader) => ServeAsync(name, PictureForm.Full, context, reader))
            .WithName("GetImage").WithSummary("A picture; 410 once it is blocked").Answers();
        images.MapGet("/thumb", (string name, HttpContext context, [FromServices] PictureReader reader) => ServeAsync(name, PictureForm.Thumbnail, context, reader))
            .WithName("GetThumbnail").WithSummary("A picture, small; 410 once it is blocked").Answers();
        var moderation = app.MapGroup("/moderation/images/{name}").RequireAuthorization(Policies.Moderation).ExcludeFromDescription();
        moderation.MapGet("", (string name, HttpContext context, [FromServices] PictureReader reader) => ShowAsync(name, PictureForm.Full, context, reader));
        moderation.MapGet("/thumb", (string name, HttpContext context, [FromServices] PictureReader reader) => ShowAsync(name, PictureForm.Thumbnail, context, reader));
    }

    private static void Answers(this RouteHandlerBuilder endpoint) => endpoint
        .Produces(StatusCodes.Status200OK, contentType: PictureMedia.Webp, additionalContentTypes: PictureMedia.Jpeg)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone);

    private static async Task<IResult> ServeAsync(string name, PictureForm form, HttpContext context, PictureReader reader) =>
        await reader.FindAsync(name, context.RequestAborted) switch
        {
            null => Refuse(context, "There is no picture of this name.", StatusCodes.Status404NotFound),
            { State: PictureState.Blocked } => Refuse(context, "This picture has been blocked.", StatusCodes.Status410Gone),
            var picture => Send(name, picture, form, context, Shared),
        };

    private static async Task<IResult> ShowAsync(string name, PictureForm form, HttpContext context, PictureReader reader) =>
        await reader.ReadAsync(name, context.RequestAborted) is { } picture
            ? Send(name, picture, form, context, Private)
            : Refuse(context, "There is no picture of this name.", StatusCodes.Status404NotFound);

    private static IResult Send(string name, StoredPicture picture, PictureForm form, HttpContext context, string caching)
    {
        var mediaType = TakesWebp(context.Request) ? PictureMedia.Webp : PictureMedia.Jpeg;
        if (picture.Find(form, mediaType) is not { } found)
        {
            return Refuse(context, "This picture is not kept.", StatusCodes.Status404NotFound);
        }

        var headers = context.Response.Headers;
        headers.CacheControl = caching;
        headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        headers.ContentSecurityPolicy = Sandbox;
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.ContentDisposition = $"inline; filename=\"{name}.{(mediaType == PictureMedia.Webp ? "webp" : "jpg")}\"";
        return TypedResults.Bytes(found.Row.Content, mediaType, entityTag: new EntityTagHeaderValue(found.Tag));
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Refuse(HttpContext context, string sentence, int status)
    {
        context.Response.Headers.CacheControl = NotKept;
        return TypedResults.Problem(title: sentence, statusCode: status);
    }

    private static bool TakesWebp(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType == PictureMedia.Webp && type.Quality != 0);
}
