using Dashboard.Storage;

namespace Dashboard.Hosting;

/// <summary>Puts the process together: data directory, embedded Redis, database at start, health.</summary>
public static class HostingSetup
{
    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>Chooses the data directory and the address, and starts the embedded Redis where none is configured.</summary>
    /// <param name="builder">The application being built.</param>
    public static DataDirectory AddHosting(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
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
        return new DataDirectory(Path.GetFullPath(builder.Configuration["DataDirectory"] ?? "data", builder.Environment.ContentRootPath));
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
}
