using Dashboard.Demo.Serving;

namespace Dashboard.Demo;

/// <summary>The <c>--demo</c> of the command line: everything in one process on loopback, from nothing, with a simulated newswire.</summary>
public static class DemoMode
{
    /// <summary>What the command line says.</summary>
    public const string Switch = "--demo";

    /// <summary>Whether the arguments ask for the demo; takes the word out of them, which the configuration could not read.</summary>
    /// <param name="args">The arguments.</param>
    public static bool TakeFrom(ref string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var rest = Array.FindAll(args, argument => !argument.Equals(Switch, StringComparison.OrdinalIgnoreCase));
        var isAsked = rest.Length < args.Length;
        args = rest;
        return isAsked;
    }

    /// <summary>Makes the application being built a demo.</summary>
    /// <param name="builder">The application being built.</param>
    public static void SwitchOn(IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Properties[Switch] = true;
    }

    /// <summary>Whether the application being built is a demo.</summary>
    /// <param name="builder">The application being built.</param>
    public static bool IsOn(IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Properties.ContainsKey(Switch);
    }

    /// <summary>Looks at the configuration, empties the demo's folder, takes the newswire's port and sets what the demo needs.</summary>
    /// <param name="builder">The application being built; nothing may have read its configuration yet.</param>
    public static DemoStart Prepare(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var configuration = builder.Configuration;
        if (DemoAddresses.Refusal(configuration) is { } refusal)
        {
            return new(null, refusal);
        }

        var parent = configuration["DataDirectory"] is { Length: > 0 } given ? given : "data";
        var start = DemoDirectory.Open(Path.Combine(Path.GetFullPath(parent, builder.Environment.ContentRootPath), "demo"));
        if (start.Data is null)
        {
            return start;
        }

        var port = new NewswirePort();
        // Through a factory, so that the container disposes it.
        builder.Services.AddSingleton(_ => port);
        configuration.AddInMemoryCollection(DemoSettings.For(configuration, port.Root));
        return start;
    }
}
