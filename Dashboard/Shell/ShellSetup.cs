using System.Globalization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using MudBlazor.Services;

namespace Dashboard.Shell;

/// <summary>Registers and maps what every page stands in.</summary>
public static class ShellSetup
{
    /// <summary>Adds Blazor, MudBlazor, texts and the choice of language. <see cref="ISiteFace"/> and <see cref="IDatabaseFace"/> come from the room Site.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddHttpContextAccessor();
        services.AddMudServices();
        services.AddLocalization();
        // Accents and Arabic stay as they are: an escaped letter costs eight bytes in place of two.
        services.AddWebEncoders(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddSingleton<SiteClock>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            CultureInfo[] cultures = [.. PageLanguage.All.Select(l => l.Culture)];
            options.DefaultRequestCulture = new(PageLanguage.French.Culture);
            options.SupportedCultures = cultures;
            options.SupportedUICultures = cultures;
            options.RequestCultureProviders = [new LanguageChoice()];
        });
        return services;
    }

    /// <summary>Adds a page to the staff's navigation.</summary>
    /// <typeparam name="TTexts">The room's text class.</typeparam>
    /// <param name="services">The container.</param>
    /// <param name="href">Address from the root of the site.</param>
    /// <param name="textKey">Key of the label in those texts.</param>
    /// <param name="icon">SVG content of an outlined icon.</param>
    /// <param name="order">Place in the bar, smallest first.</param>
    /// <param name="policy">Authorisation policy that shows it; null for every signed-in person.</param>
    public static IServiceCollection AddNavItem<TTexts>(
        this IServiceCollection services, string href, string textKey, string icon, int order, string? policy = null) =>
        services.AddSingleton(new NavItem(href, typeof(TTexts), textKey, policy, icon, order));

    /// <summary>Adds error pages and the choice of language to the pipeline; belongs near its start.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication UseShell(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            CreateScopeForErrors = true,
            StatusCodeSelector = PassingFault.StatusOf,
            SuppressDiagnosticsCallback = fault => PassingFault.IsTold(fault.Exception),
        });
        app.UseWhen(IsForPrograms, programs => programs.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = PassingFault.StatusOf,
            SuppressDiagnosticsCallback = fault => PassingFault.IsTold(fault.Exception),
            ExceptionHandler = context => PassingFault.SayAsync(context, context.Features.Get<IExceptionHandlerFeature>()?.Error),
        }));
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        app.Use(LeaveProgramsTheirAnswer);
        app.UseWhen(context => IsUnder(context, "/api"), api => api.UseStatusCodePages(SayToProgramsAsync));
        app.UseRequestLocalization(app.Services.GetRequiredService<IOptions<RequestLocalizationOptions>>().Value);
        app.Use(LanguageChoice.RememberAsync);
        return app;
    }

    /// <summary>Maps the static assets, the theme switch and all pages of the house.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication MapShell(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapStaticAssets();
        app.MapPost(ThemeChoice.Path, ThemeChoice.KeepAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }

    private static Task LeaveProgramsTheirAnswer(HttpContext context, RequestDelegate next)
    {
        if (IsForPrograms(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(context);
    }

    // An endpoint says what was wrong by itself; what never reached one is said here.
    private static Task SayToProgramsAsync(StatusCodeContext status)
    {
        var code = status.HttpContext.Response.StatusCode;
        var texts = status.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<ShellTexts>>();
        var known = code is 403 or 404 or 405 or 410 or 413 or 415 or 429 or 503 ? code : code < 500 ? 400 : 500;
        return Results.Problem(title: texts[$"Api{known}"], statusCode: code).ExecuteAsync(status.HttpContext);
    }

    // A page is asked for by a browser that says so; everything else gets its answer as it is.
    private static bool IsForPrograms(HttpContext context) =>
        !context.Request.Headers.Accept.Any(a => a?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true)
        || IsUnder(context, "/api") || IsUnder(context, "/live") || IsUnder(context, "/hubs") || IsUnder(context, "/feeds") || IsUnder(context, "/websub") || IsUnder(context, "/_blazor");

    private static bool IsUnder(HttpContext context, string path) => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase);
}
