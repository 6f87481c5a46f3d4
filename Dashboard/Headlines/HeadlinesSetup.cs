namespace Dashboard.Headlines;

/// <summary>Registers and maps the public side: pages and the reading API.</summary>
public static class HeadlinesSetup
{
    /// <summary>Adds the readers of headlines.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddHeadlines(this IServiceCollection services)
    {
        services.AddSingleton<HeadlineReader>();
        services.AddSingleton<FrontPageReader>();
        services.AddHostedService<FrontPageStart>();
        services.AddSingleton<PublicCaching>();
        services.AddScoped<SectionNames>();
        return services;
    }

    /// <summary>Makes public pages cacheable; belongs after <c>UseShell</c>, whose choice of language it needs.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication UseHeadlines(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Use(app.Services.GetRequiredService<PublicCaching>().PassAsync);
        return app;
    }

    /// <summary>Maps the reading API; the pages are mapped with the shell's.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication MapHeadlines(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapHeadlineApi();
        return app;
    }
}
