using Dashboard.Wire.Newsroom;

namespace Dashboard.Wire;

/// <summary>Registers the room where headlines become rows.</summary>
public static class WireSetup
{
    /// <summary>Adds the headline writer and the newsroom's own headlines. Needs the road and the audit log.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddWire(this IServiceCollection services)
    {
        services.AddSingleton<HeadlineWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<HeadlineWriter>());
        services.AddSingleton<NewsroomHeadlines>();
        return services;
    }
}
