using Dashboard.Demo.Agency;
using Dashboard.Demo.Serving;
using Microsoft.Extensions.Options;

namespace Dashboard.Demo;

/// <summary>Registers the demo.</summary>
public static class DemoSetup
{
    /// <summary>
    /// Adds the newswire, its server and what the demo starts with. Needs storage, accounts, sources and
    /// <see cref="DemoMode.Prepare"/>; call it before what polls, so that the newswire listens first. Nothing where no demo was asked for.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="builder">The application being built.</param>
    public static IServiceCollection AddDemo(this IServiceCollection services, IHostApplicationBuilder builder)
    {
        if (!DemoMode.IsOn(builder))
        {
            return services;
        }

        services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<DemoOptions>>().Value;
            return new Newswire(DemoSources.All, options.Pace, options.Seed, provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<NewswireServer>();
        services.AddSingleton<DemoSignIns>();
        services.AddHostedService(provider => provider.GetRequiredService<NewswireServer>());
        services.AddHostedService<DemoStage>();
        return services;
    }
}
