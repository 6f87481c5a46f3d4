using System.Net.Mime;
using Microsoft.AspNetCore.ResponseCompression;

namespace Dashboard.Hosting.Front;

/// <summary>
/// Compresses what is public. Never a stream, whose events would wait in the compressor; never a page that holds a secret beside
/// what a stranger can choose, whose length would give the secret away (BREACH).
/// </summary>
internal static class Compression
{
    private static readonly string[] Never = ["/account", "/api/account", "/live", "/hubs", "/_blazor", "/metrics", "/health"];

    /// <summary>Adds it.</summary>
    /// <param name="services">The container.</param>
    public static void AddCompression(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes.Where(type => !type.Contains("event-stream", StringComparison.Ordinal)), MediaTypeNames.Application.ProblemJson,
            "application/feed+json", "application/rss+xml", "application/atom+xml", "image/svg+xml"];
    });

    /// <summary>Whether an answer may be compressed.</summary>
    /// <param name="context">The request, routed.</param>
    public static bool Covers(HttpContext context) =>
        !SecurityHeaders.IsStaffPage(context) && context.Request.Headers.Authorization.Count == 0
        && !Never.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
}
