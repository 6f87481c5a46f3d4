using Dashboard.Storage.Reach;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Accounts;

/// <summary>How a request says who it comes from: a bearer token where one is sent, else the session cookie.</summary>
internal static class SessionScheme
{
    public const string Name = "dashboard";
    public const string Cookie = "dashboard.session";
    private static readonly TimeSpan CookieLasts = TimeSpan.FromDays(7);

    /// <summary>Programs talk here: they get 401 or 403, never a redirect.</summary>
    public static bool IsForPrograms(HttpRequest request) => IsUnder(request, "/api") || IsUnder(request, "/quartz-api") || IsHub(request);

    /// <summary>The request is carried by the session cookie and by nothing else.</summary>
    public static bool IsCarriedByCookie(HttpRequest request) => !CarriesToken(request) && request.Cookies.ContainsKey(Cookie);

    public static void Forward(PolicySchemeOptions options) =>
        options.ForwardDefaultSelector = context => CarriesToken(context.Request) ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme;

    public static void Bearer(BearerTokenOptions options) => options.Events.OnMessageReceived = context =>
    {
        // A browser's WebSocket cannot send headers, so a hub's token comes in the address.
        if (context.Request.Headers.Authorization.Count == 0 && IsHub(context.Request))
        {
            context.Token = context.Request.Query["access_token"];
        }

        return Task.CompletedTask;
    };

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Cookie;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = CookieLasts;
        options.SlidingExpiration = true;
        options.LoginPath = "/account/login";
        options.LogoutPath = "/account/logout";
        options.AccessDeniedPath = "/account/denied";
        options.ReturnUrlParameter = "returnUrl";
        var validate = options.Events.OnValidatePrincipal;
        // The page that says that the database is away must not wait for it to know whom it tells so.
        options.Events.OnValidatePrincipal = context => IsOfFault(context.HttpContext) && IsDatabaseAway(context.HttpContext) ? Forget(context) : validate(context);
        options.Events.OnRedirectToLogin = context => AnswerAsync(context, AccessAnswers.ChallengeAsync);
        options.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, AccessAnswers.ForbidAsync);
    }

    private static bool IsOfFault(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>() is not null;

    private static bool IsDatabaseAway(HttpContext context) => context.RequestServices.GetRequiredService<DatabaseReach>().IsAway;

    // For this answer only; the cookie stays.
    private static Task Forget(CookieValidatePrincipalContext context)
    {
        context.RejectPrincipal();
        return Task.CompletedTask;
    }

    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, Func<HttpContext, Task> forPrograms)
    {
        if (IsForPrograms(context.Request))
        {
            return forPrograms(context.HttpContext);
        }

        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static bool CarriesToken(HttpRequest request) =>
        request.Headers.Authorization.Count > 0 || (IsHub(request) && request.Query.ContainsKey("access_token"));

    private static bool IsHub(HttpRequest request) => IsUnder(request, "/hubs");

    private static bool IsUnder(HttpRequest request, string path) => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase);
}
