using Dashboard.Accounts;
using Dashboard.Demo;
using Dashboard.Site;

namespace Dashboard.Hosting;

/// <summary>What the person who started the server reads once it serves: the address, and with no user yet the way in.</summary>
internal static class ReadyLine
{
    /// <summary>Says it. On the terminal and nowhere else: the link is a secret.</summary>
    /// <param name="services">The running server's.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="StartRefusedException">The configured administrator cannot be made.</exception>
    public static async Task SayAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var address = services.GetRequiredService<SiteAddress>().Base;
        var link = await services.GetRequiredService<FirstEntry>().LinkAsync(ct);
        await output.WriteLineAsync($"Dashboard is ready at {address.AbsoluteUri}");
        foreach (var line in Notices(link is null ? null : FirstAdministrator.Absolute(address, link), services.GetService<DemoSignIns>()))
        {
            await output.WriteLineAsync(line);
        }
    }

    // One line a thing that only this person may know.
    private static IEnumerable<string> Notices(Uri? link, DemoSignIns? demo)
    {
        if (link is not null)
        {
            yield return $"Create the first administrator (this link works once, within the hour): {link.AbsoluteUri}";
        }

        foreach (var line in demo?.Lines() ?? [])
        {
            yield return line;
        }
    }
}
