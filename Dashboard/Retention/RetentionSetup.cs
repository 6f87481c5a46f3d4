using Dashboard.Retention.Classes;

namespace Dashboard.Retention;

/// <summary>Registers the removal of what is past its time.</summary>
public static class RetentionSetup
{
    /// <summary>Adds it. Needs storage, the site and the scheduler.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RetentionMetrics>();
        services.AddSingleton<BatchDesk>();
        // Headlines before the pictures they show, reports before those who made them.
        services.AddSingleton<IPruner, PublicEventPruner>();
        services.AddSingleton<IPruner, StaffEventPruner>();
        services.AddSingleton<IPruner, HeadlinePruner>();
        services.AddSingleton<IPruner, WithdrawnPruner>();
        services.AddSingleton<IPruner, OriginPruner>();
        services.AddSingleton<IPruner, PicturePruner>();
        services.AddSingleton<IPruner, EvidencePruner>();
        services.AddSingleton<IPruner, ReportPruner>();
        services.AddSingleton<IPruner, ReporterPruner>();
        services.AddSingleton<IPruner, ExposurePruner>();
        services.AddSingleton<IPruner, RunPruner>();
        services.AddSingleton(provider => new RetentionRound(
            provider.GetServices<IPruner>(), provider.GetRequiredService<BatchDesk>(), provider.GetRequiredService<RetentionMetrics>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RetentionRound>>()));
        services.AddSingleton<RetentionTimer>();
        services.AddHostedService(provider => provider.GetRequiredService<RetentionTimer>());
        return services;
    }
}
