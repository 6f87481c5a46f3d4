using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Hosting.Health;

/// <summary>Says whether this process lives and whether it can serve.</summary>
internal static class HealthSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Adds the parts that Storage does not bring itself.</summary>
    /// <param name="services">The container.</param>
    public static void AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<ServerCheck>("server").AddCheck<RelayCheck>("relay").AddCheck<BellCheck>("redis");
        // Whoever asks wants to know now: a part that does not answer is away.
        services.PostConfigure<HealthCheckServiceOptions>(options =>
        {
            foreach (var registration in options.Registrations)
            {
                registration.Timeout = Patience;
            }
        });
    }

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    /// <param name="app">The application.</param>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = HealthAnswer.WriteAsync }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = HealthAnswer.WriteAsync }).AllowAnonymous();
    }
}
