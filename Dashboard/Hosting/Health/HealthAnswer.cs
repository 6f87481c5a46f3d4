using Dashboard.Shared.Live;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Hosting.Health;

/// <summary>What <c>/health/…</c> answers: no more than names and whether they are there, since anybody may ask.</summary>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</param>
/// <param name="Parts">Each part: <c>ok</c> or <c>away</c>.</param>
internal sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, string> Parts)
{
    /// <summary>Writes a report.</summary>
    /// <param name="context">The request.</param>
    /// <param name="report">What was found.</param>
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var parts = report.Entries.ToDictionary(
            entry => entry.Key, entry => entry.Value.Status == HealthStatus.Healthy ? "ok" : "away", StringComparer.Ordinal);
        return context.Response.WriteAsJsonAsync(
            new HealthAnswer(report.Status.ToString().ToLowerInvariant(), parts), LiveJson.Options, context.RequestAborted);
    }
}
