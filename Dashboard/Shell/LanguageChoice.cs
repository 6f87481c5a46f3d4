using Microsoft.AspNetCore.Localization;

namespace Dashboard.Shell;

/// <summary>Chooses a page's language: <c>?lang=</c>, then the cookie, then Accept-Language, then the site's own.</summary>
public sealed class LanguageChoice : RequestCultureProvider
{
    /// <summary>The query parameter that asks for a language.</summary>
    public const string Parameter = "lang";

    /// <summary>The cookie that remembers it.</summary>
    public const string Cookie = "dashboard.lang";

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    /// <inheritdoc />
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        return Task.FromResult<ProviderCultureResult?>(new(Choose(httpContext).CultureName));
    }

    /// <summary>The language a request is answered in.</summary>
    /// <param name="context">The request.</param>
    public static PageLanguage Choose(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Asked(context.Request)
            ?? PageLanguage.Find(context.Request.Cookies[Cookie])
            ?? Accepted(context.Request)
            ?? PageLanguage.Find(context.RequestServices.GetRequiredService<ISiteFace>().DefaultLanguage)
            ?? PageLanguage.French;
    }

    /// <summary>Keeps a language that was asked for by <c>?lang=</c>; any other answer stays free of cookies, so that it can be cached.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">What answers it.</param>
    public static Task RememberAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (Asked(context.Request) is { } language && context.Request.Cookies[Cookie] != language.Code)
        {
            context.Response.Cookies.Append(Cookie, language.Code, new CookieOptions
            {
                MaxAge = Remembered,
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                Secure = context.Request.IsHttps,
                IsEssential = true,
            });
        }

        return next(context);
    }

    private static PageLanguage? Asked(HttpRequest request) => PageLanguage.Find(request.Query[Parameter].FirstOrDefault());

    private static PageLanguage? Accepted(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(l => l.Quality != 0)
        .OrderByDescending(l => l.Quality ?? 1)
        .Select(l => PageLanguage.Find(l.Value.Value))
        .FirstOrDefault(l => l is not null);
}
