using Dashboard.Live;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Dashboard.Hosting.Telemetry;

/// <summary>Metrics for Prometheus at <c>/metrics</c>; metrics and traces by OTLP where the standard variables say so.</summary>
internal static class TelemetrySetup
{
    private static readonly string[] Endpoints = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];
    private const string Service = "dashboard";
    private static readonly string[] Meters = ["Dashboard", "Npgsql", "Microsoft.AspNetCore.Http.Connections"];
    private static readonly string[] Sources = [RoadTrace.Name, "Npgsql", "Quartz"];

    /// <summary>Adds it.</summary>
    /// <param name="builder">The application being built.</param>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MetricsGate>();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Service))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter());
        if (Endpoints.Any(key => !string.IsNullOrEmpty(builder.Configuration[key])))
        {
            telemetry.WithTracing(traces => traces.AddSource(Sources).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation()).UseOtlpExporter();
        }
    }

    /// <summary>Maps <c>/metrics</c>.</summary>
    /// <param name="app">The application.</param>
    public static void MapTelemetry(this WebApplication app)
    {
        var gate = app.Services.GetRequiredService<MetricsGate>();
        app.MapPrometheusScrapingEndpoint("/metrics", null, metrics => metrics.Use(gate.PassAsync), null).AllowAnonymous();
    }
}
