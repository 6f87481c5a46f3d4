using Dashboard.Fetching.Robots;

namespace Dashboard.Fetching;

/// <summary>Puts the room's services into the house.</summary>
public static class FetchingSetup
{
    private const string AllowedKey = $"{FetchingOptions.Section}:{nameof(FetchingOptions.AllowedPrivateHosts)}";
    private static readonly char[] Separators = [',', ';', ' '];

    /// <summary>Adds the guarded client and the rules for addresses; the options are checked on start.</summary>
    public static IServiceCollection AddFetching(this IServiceCollection services)
    {
        services.AddOptions<FetchingOptions>()
            .BindConfiguration(FetchingOptions.Section)
            .PostConfigure<IConfiguration>(Complete)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<AllowedPrivateHosts>();
        services.AddSingleton<UrlRules>();
        services.AddSingleton<HostGate>();
        services.AddSingleton<GuardedConnector>();
        services.AddSingleton<GuardedHandler>();
        services.AddSingleton<RobotsBook>();
        services.AddSingleton<GuardedClient>();
        return services;
    }

    private static void Complete(FetchingOptions options, IConfiguration configuration)
    {
        // An environment variable holds a list most easily on one line.
        if (configuration[AllowedKey] is { Length: > 0 } line)
        {
            options.AllowedPrivateHosts =
                [.. options.AllowedPrivateHosts, .. line.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        }

        if (string.IsNullOrWhiteSpace(options.UserAgent))
        {
            options.UserAgent = ProductAgent.For(configuration["Site:PublicUrl"]);
        }
    }
}
