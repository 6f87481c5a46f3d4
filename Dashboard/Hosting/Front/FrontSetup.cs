using Microsoft.AspNetCore.HostFiltering;

namespace Dashboard.Hosting.Front;

/// <summary>The front of every request: who asks, for which name, and what a browser may do with the answer.</summary>
internal static class FrontSetup
{
    private static readonly TimeSpan HttpsLasts = TimeSpan.FromDays(365);

    /// <summary>Adds it.</summary>
    /// <param name="builder">The application being built.</param>
    public static void AddFront(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // Run from its sources, the styles lie where the build left them; the web server looks there by itself only in development.
        if (!builder.Environment.IsDevelopment())
        {
            builder.WebHost.UseStaticWebAssets();
        }

        // The framework's own filter judges the name before a proxy's word for it is heard: ours judges in its place.
        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["*"]);
        builder.Services.AddHsts(options => options.MaxAge = HttpsLasts);
        builder.Services.AddCompression();
        builder.AddProxyTrust();
    }

    /// <summary>Puts it in place, in the order in which each step needs the one before.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication UseFront(this WebApplication app)
    {
        app.UseProxyTrust();
        app.Use(HeadRequests.PassAsync);
        app.Use(SecurityHeaders.PassAsync);
        app.UseHsts();
        app.Use(new HostGate(AllowedHosts.Read(app.Configuration)).PassAsync);
        // Here, not before everything: an endpoint is chosen by the method that a step above leaves, and one may answer from here.
        app.UseRouting();
        app.UseWhen(Compression.Covers, covered => covered.UseResponseCompression());
        return app;
    }
}
