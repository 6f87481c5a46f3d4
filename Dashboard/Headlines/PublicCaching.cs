using System.Globalization;
using Dashboard.Live;
using Dashboard.Shell;
using Dashboard.Storage;
using Dashboard.Storage.Reach;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Headlines;

/// <summary>Lets browsers and proxies keep public pages for a moment and ask cheaply whether anything has changed.</summary>
/// <param name="history">Says where the public log ends: nothing on a public page changes without an event, but the clock.</param>
/// <param name="reach">Knows when the database goes away.</param>
/// <param name="clock">The clock.</param>
/// <param name="antiforgery">Names the cookie that must not travel with a shared page.</param>
public sealed class PublicCaching(LiveHistory history, DatabaseReach reach, SiteClock clock, IOptions<AntiforgeryOptions> antiforgery)
{
    private static readonly string[] Under = ["/articles", "/sections", "/search"];
    private static readonly string Build = typeof(PublicCaching).Module.ModuleVersionId.ToString("N")[..8];

    /// <summary>Answers 304 where the reader's copy is still true, else marks a good answer as one to keep.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">What answers it.</param>
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || !IsPublicPage(request.Path))
        {
            await next(context);
            return;
        }

        var tag = await TagAsync(context);
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)) && !request.Query.ContainsKey(LanguageChoice.Parameter))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            Mark(context.Response, tag);
            return;
        }

        context.Response.OnStarting(() =>
        {
            DropAntiforgeryCookie(context.Response);
            if (context.Response.StatusCode == StatusCodes.Status200OK && context.Response.Headers.SetCookie.Count == 0)
            {
                Mark(context.Response, tag);
            }

            return Task.CompletedTask;
        });
        await next(context);
    }

    // Times are written to the minute, so a page is another one each minute.
    private async Task<EntityTagHeaderValue> TagAsync(HttpContext context)
    {
        var (_, head) = await reach.AwaitAsync(history.EndsAsync(LiveLog.Public, context.RequestAborted));
        var minute = clock.Now.ToUnixTimeSeconds() / 60;
        return new(string.Create(CultureInfo.InvariantCulture,
            $"\"{Build}-{head}-{minute}-{PageLanguage.Current.Code}-{ThemeChoice.Of(context.Request) ?? "auto"}\""), isWeak: true);
    }

    private static void Mark(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "public, max-age=2, must-revalidate";
        response.Headers.Append(HeaderNames.Vary, "Accept-Language, Cookie");
        response.Headers.Remove(HeaderNames.Pragma);
    }

    // Blazor hands every page an antiforgery cookie; ours have no form that needs one, and a cookie would keep them from being shared.
    private void DropAntiforgeryCookie(HttpResponse response)
    {
        var kept = response.Headers.SetCookie.Where(c => c?.StartsWith($"{antiforgery.Value.Cookie.Name}=", StringComparison.Ordinal) != true).ToArray();
        if (kept.Length == response.Headers.SetCookie.Count)
        {
            return;
        }

        response.Headers.SetCookie = kept;
    }

    private static bool IsPublicPage(PathString path) =>
        path == "/" || Under.Any(u => path.StartsWithSegments(u, StringComparison.OrdinalIgnoreCase));
}
