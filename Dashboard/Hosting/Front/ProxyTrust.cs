using Dashboard.Hosting.Faults;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Dashboard.Hosting.Front;

/// <summary>Works out who asks: behind a trusted proxy the right-most hop that is not one; from anyone else no header counts.</summary>
internal static class ProxyTrust
{
    /// <summary>The list of trusted proxies.</summary>
    public const string Key = "Proxy:Trusted";

    // ASP.NET Core's own switch would trust everybody's headers.
    private const string TrustAll = "ForwardedHeaders_Enabled";

    /// <summary>Sets the rules.</summary>
    /// <param name="builder">The application being built.</param>
    public static void AddProxyTrust(this WebApplicationBuilder builder)
    {
        builder.Configuration[TrustAll] = bool.FalseString;
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in Networks(builder.Configuration))
            {
                options.KnownIPNetworks.Add(network);
            }
        });
    }

    /// <summary>Applies them; without a trusted proxy there is nothing to apply (an empty list would mean everybody to the middleware).</summary>
    /// <param name="app">The application.</param>
    public static void UseProxyTrust(this WebApplication app)
    {
        if (Networks(app.Configuration).Any())
        {
            app.UseForwardedHeaders();
        }
    }

    private static IEnumerable<IPNetwork> Networks(IConfiguration configuration) =>
        ConfiguredList.Read(configuration, Key).Select(entry => IPNetwork.Parse(entry.Value));
}
