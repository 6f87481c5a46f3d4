using Dashboard.Live.Fanout;
using Dashboard.Live.Sockets;
using Dashboard.Shared.Live;
using MessagePack.Resolvers;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.Live;

/// <summary>Registers and maps the road.</summary>
public static class LiveSetup
{
    private const string HubPath = "/hubs/live";

    // Two batches at their largest: a burst must not make everybody fall behind. More is held for nobody.
    private const int MostUnsent = 128 * 1024;

    /// <summary>Adds the event log, the bell, the relay, the feed and the hub.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddOptions<LiveOptions>().BindConfiguration("Live").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LiveConnection>();
        services.AddSingleton<LiveDoorbell>();
        services.AddSingleton<LivePublisher>();
        services.AddSingleton<EventLog>();
        services.AddSingleton<LiveHistory>();
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<LiveMetrics>();
        services.AddSingleton<LiveGate>();
        services.AddSingleton<LiveSnapshots>();
        services.AddSingleton<FanoutLoops>();
        services.AddHostedService(provider => provider.GetRequiredService<FanoutLoops>());
        services.AddSingleton<LiveStream>();
        services.AddSingleton<HubSockets>();
        services.AddHostedService(provider => provider.GetRequiredService<HubSockets>());
        services.AddSingleton<LiveHubSessions>();
        services.TryAddSingleton<IStaffHearings, NobodyListens>();
        services.AddHostedService<LiveRelay>();
        services.AddLogging(logging => Array.ForEach(HubFaults.Framework, category => logging.AddFilter(category, LogLevel.None)));
        services.AddSignalR(options =>
        {
            options.EnableDetailedErrors = false;
            options.AddFilter<HubFaults>();
        })
            .AddJsonProtocol(options => LiveJson.Apply(options.PayloadSerializerOptions))
            .AddMessagePackProtocol(options => options.SerializerOptions =
                options.SerializerOptions.WithResolver(CompositeResolver.Create(JsonShapeResolver.Instance, options.SerializerOptions.Resolver)));
        services.AddCors();
        services.AddSingleton<LiveHubConnections>();
        services.AddSingleton<HubLifetimeManager<LiveHub>>(provider => provider.GetRequiredService<LiveHubConnections>());
        services.ConfigureHttpJsonOptions(options => LiveJson.Apply(options.SerializerOptions));
        return services;
    }

    /// <summary>Takes the hub's WebSockets that come straight to this process, before anything that pages need.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication UseLive(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var gate = app.Services.GetRequiredService<LiveGate>();
        var sockets = app.Services.GetRequiredService<HubSockets>();
        // Registered before the farewell is, so that it comes after it.
        app.Lifetime.ApplicationStopping.Register(sockets.Stop);
        app.UseWhen(
            context => context.Request.Path == HubPath && HubSockets.CanServe(context),
            direct => direct.Use((context, next) => PassAsync(gate, context, next)).Use(sockets.ServeAsync).UseWebSockets().Run(_ => Task.CompletedTask));
        return app;
    }

    /// <summary>Maps <c>/live</c> and <c>/hubs/live</c> behind the connection limits.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication MapLive(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var gate = app.Services.GetRequiredService<LiveGate>();
        // Any page may connect, without credentials: what it hears then is public. The answer to one that brings a cookie is readable too.
        app.UseWhen(IsHub, hub => hub.UseCors(any => any.AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod()).Use((context, next) => PassAsync(gate, context, next)));
        app.MapHub<LiveHub>(HubPath, options =>
        {
            options.AllowStatefulReconnects = false;
            options.TransportMaxBufferSize = MostUnsent;
        }).AllowAnonymous();
        app.MapMethods("/live", [HttpMethods.Head], (HttpContext context) =>
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.AccessControlAllowOrigin = "*";
        }).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/live", (HttpContext context, LiveStream stream) =>
        {
            // Anybody may listen from anywhere; credentials are neither needed nor looked at.
            context.Response.Headers.AccessControlAllowOrigin = "*";
            return gate.PassAsync(context, stream.ServeAsync);
            // Nothing that pages need lies between: thousands may come at once.
        }).AllowAnonymous().ShortCircuit().ExcludeFromDescription();
        return app;
    }

    private static Task PassAsync(LiveGate gate, HttpContext context, RequestDelegate next) => LiveOrigin.IsForeignWithCookie(context.Request)
        ? Results.Problem(title: "A page of another site may not use your sign-in here.", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context)
        : gate.PassAsync(context, next);

    private static bool IsHub(HttpContext context) => context.Request.Path.StartsWithSegments(HubPath, StringComparison.OrdinalIgnoreCase);
}
