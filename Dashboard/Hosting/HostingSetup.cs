using Dashboard.Demo;
using Dashboard.Storage;

namespace Dashboard.Hosting;

/// <summary>Puts the process together: data directory, embedded Redis, database at start, health.</summary>
public static class HostingSetup
{
    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>Chooses the data directory and the address, and starts the embedded Redis where none is configured.</summary>
    /// <param name="builder">The application being built.</param>
    /// <param name="isDemo">Whether <c>--demo</c> was asked for.</param>
    /// <exception cref="StartRefusedException">The data directory cannot be used, or the demo may not start as configured.</exception>
    public static DataDirectory AddHosting(this WebApplicationBuilder builder, bool isDemo = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var data = isDemo
            ? OfDemo(builder)
            : new DataDirectory(Path.GetFullPath(builder.Configuration["DataDirectory"] ?? "data", builder.Environment.ContentRootPath));
        if (string.IsNullOrEmpty(builder.Configuration.GetConnectionString("Postgres")))
        {
            Hold(data);
        }

        // dotnet run is no publish: the styles lie where the build left them, which the web server looks up by itself only in development.
        builder.WebHost.UseStaticWebAssets();
        if (string.IsNullOrEmpty(builder.Configuration["Urls"]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        if (string.IsNullOrEmpty(builder.Configuration.GetConnectionString("Redis")))
        {
            var garnet = EmbeddedGarnet.Start();
            builder.Configuration["ConnectionStrings:Redis"] = garnet.ConnectionString;
            // Through a factory, so that the container disposes it.
            builder.Services.AddSingleton(_ => garnet);
        }

        builder.Services.AddHostedService<DatabaseStart>();
        return data;
    }

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication MapHosting(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        return app;
    }

    private static DataDirectory OfDemo(WebApplicationBuilder builder)
    {
        var start = DemoMode.Prepare(builder);
        return start.Data ?? throw new StartRefusedException(start.Refusal!);
    }

    // Two servers on one SQLite file would each hand out numbers and ring a bell that the other does not hear.
    private static void Hold(DataDirectory data)
    {
        try
        {
            if (!data.TryHold())
            {
                throw new StartRefusedException(
                    $"DataDirectory is \"{data.Path}\", which another running server holds; stop that one, or name another folder.");
            }
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new StartRefusedException($"DataDirectory is \"{data.Path}\", which cannot be written; name a folder that this user may write to.");
        }
    }
}
