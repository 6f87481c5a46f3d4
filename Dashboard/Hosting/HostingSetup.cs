using Dashboard.Demo;
using Dashboard.Hosting.Api;
using Dashboard.Hosting.Front;
using Dashboard.Hosting.Health;
using Dashboard.Hosting.Telemetry;
using Dashboard.Storage;

namespace Dashboard.Hosting;

/// <summary>Puts the process together: data directory, embedded Redis, database at start, the front of every request, health, telemetry.</summary>
public static class HostingSetup
{
    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>Chooses the data directory and the address, and adds what must stand before any room wakes.</summary>
    /// <param name="builder">The application being built.</param>
    /// <exception cref="StartRefusedException">The demo may not start as configured.</exception>
    public static DataDirectory AddHosting(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (string.IsNullOrEmpty(builder.Configuration["Urls"]))
        {
            builder.Configuration["Urls"] = DefaultUrl;
        }

        QuietStart.AddTo(builder);
        builder.AddFront();
        builder.AddTelemetry();
        builder.Services.AddHealth();
        builder.Services.AddApiDescription();
        builder.Services.AddSingleton<DatabaseStart>();
        builder.Services.AddSingleton<Foundation>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Foundation>());
        return DemoMode.IsOn(builder) ? OfDemo(builder) : OfConfiguration(builder);
    }

    /// <summary>Puts the front of every request in place; belongs before all other middleware.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication UseHosting(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.UseFront();
    }

    /// <summary>Maps health, metrics and the description of the API.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication MapHosting(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapHealth();
        app.MapTelemetry();
        app.MapApiDescription();
        return app;
    }

    private static DataDirectory OfConfiguration(WebApplicationBuilder builder) => new(Path.GetFullPath(
        builder.Configuration["DataDirectory"] is { Length: > 0 } given ? given : "data", builder.Environment.ContentRootPath));

    private static DataDirectory OfDemo(WebApplicationBuilder builder)
    {
        var start = DemoMode.Prepare(builder);
        return start.Data ?? throw new StartRefusedException(start.Refusal!);
    }
}
