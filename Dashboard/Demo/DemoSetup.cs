using Microsoft.Extensions.Options;

namespace Dashboard.Demo;

/// <summary>Registers the simulated newswire.</summary>
public static class DemoSetup
{
    /// <summary>Adds the newswire and its server. Call it before what polls, so that it listens first.</summary>
    /// <param name="services">The container; it must have a <see cref="TimeProvider"/>.</param>
    /// <param name="port">Port on 127.0.0.1; 0 for any free one, told by <see cref="NewswireServer.Port"/> once started.</param>
    public static IServiceCollection AddDemo(this IServiceCollection services, int port)
    {
        services.AddOptions<DemoOptions>().Configure(options => options.Port = port).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<DemoOptions>>().Value;
            return new Newswire(DemoSources.All, options.Pace, options.Seed, provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<NewswireServer>();
        services.AddHostedService(provider => provider.GetRequiredService<NewswireServer>());
        return services;
    }
}
