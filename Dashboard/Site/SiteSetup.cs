using Dashboard.Shell;

namespace Dashboard.Site;

/// <summary>Registers the site's own settings.</summary>
public static class SiteSetup
{
    /// <summary>Adds the settings and the site's address. Needs storage.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SiteSettings>();
        services.AddSingleton<ISiteFace>(provider => provider.GetRequiredService<SiteSettings>());
        services.AddHostedService(provider => provider.GetRequiredService<SiteSettings>());
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<IDatabaseFace, DatabaseFace>();
        return services;
    }
}
