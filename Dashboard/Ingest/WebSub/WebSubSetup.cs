using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dashboard.Ingest.WebSub;

/// <summary>Registers subscriptions at hubs, and maps their callbacks.</summary>
public static class WebSubSetup
{
    // The desk reads no further than its own limit and answers in words of its own.
    private const long Slack = 64 * 1024;

    /// <summary>Adds them. Needs the polling and the site.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddWebSub(this IServiceCollection services)
    {
        services.AddOptions<WebSubOptions>().BindConfiguration(WebSubOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WebSubMetrics>();
        services.AddSingleton<HubSecrets>();
        services.AddSingleton<WebSubBook>();
        services.AddSingleton<HubClient>();
        services.AddSingleton<SubscriptionDesk>();
        services.AddSingleton<HubRound>();
        services.AddSingleton<PushDesk>();
        services.AddSingleton<CallbackGate>();
        services.AddSingleton<HubCallback>();
        services.AddHostedService<WebSubKeeper>();
        return services;
    }

    /// <summary>Maps the callbacks, unless hubs are not wanted.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication MapWebSub(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (!app.Services.GetRequiredService<IOptions<WebSubOptions>>().Value.Enabled)
        {
            return app;
        }

        var callback = app.Services.GetRequiredService<HubCallback>();
        var group = app.MapGroup($"/{HubClient.Path}").AllowAnonymous().DisableAntiforgery().ExcludeFromDescription()
            .WithMetadata(new RequestSizeLimitAttribute(PushBody.Most + Slack));
        group.MapGet("/{token}", (string token, HttpContext context) => callback.VerifyAsync(token, context));
        group.MapPost("/{token}", (string token, HttpContext context) => callback.PushAsync(token, context));
        return app;
    }
}
