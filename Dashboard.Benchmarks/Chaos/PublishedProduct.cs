using System.Diagnostics;
using Dashboard.Tests.Cluster;

namespace Dashboard.Benchmarks.Chaos;

/// <summary>
/// The product as it is published: what a newsroom runs. Five nodes of a build would compile themselves on the cores that they are
/// measured on.
/// </summary>
internal static class PublishedProduct
{
    private const string Key = "CHAOS_PRODUCT";

    /// <summary>Has the nodes run what <c>CHAOS_PRODUCT</c> names, or a publish made now.</summary>
    /// <param name="say">Told what takes a minute.</param>
    /// <exception cref="InvalidOperationException">It could not be published.</exception>
    public static async Task UseAsync(Action<string> say)
    {
        ArgumentNullException.ThrowIfNull(say);
        if (Environment.GetEnvironmentVariable(Key) is { Length: > 0 } named)
        {
            say($"nodes run {named}");
            return;
        }

        var folder = Path.Combine(AppContext.BaseDirectory, "product");
        say($"publishing the product to {folder}");
        var project = Path.Combine(Tools.Repository, "Dashboard");
        var start = new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-o", folder, "--nologo", "-v", "quiet"]);
        using var publish = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet publish ended with {publish.ExitCode}.");
        }

        Environment.SetEnvironmentVariable(Key, folder);
    }
}
