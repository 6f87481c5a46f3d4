using Dashboard.Hosting.Faults;
using Microsoft.Extensions.Primitives;

namespace Dashboard.Hosting.Front;

/// <summary>The names this server answers to.</summary>
internal static class AllowedHosts
{
    /// <summary>The list of names; without it loopback and the hosts of <c>Urls</c> and <c>Site:PublicUrl</c>.</summary>
    public const string Key = "AllowedHosts";

    private const string Any = "*";
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>The names, as <see cref="HostString.MatchesAny"/> wants them; null when every name will do.</summary>
    /// <param name="configuration">The configuration.</param>
    public static IList<StringSegment>? Read(IConfiguration configuration)
    {
        var configured = ConfiguredList.Read(configuration, Key).Select(entry => entry.Value).ToList();
        if (configured.Contains(Any, StringComparer.Ordinal))
        {
            return null;
        }

        IEnumerable<string> names = configured.Count > 0 ? configured : [.. Loopback, .. OwnHosts(configuration)];
        return [.. names.Select(name => new StringSegment(new HostString(name).ToUriComponent())).Distinct()];
    }

    /// <summary>Entries that are no names.</summary>
    /// <param name="configuration">The configuration.</param>
    public static IEnumerable<ConfigurationFault> Find(IConfiguration configuration) => ConfiguredList.Read(configuration, Key)
        .Where(entry => entry.Value != Any && !IsName(entry.Value.StartsWith("*.", StringComparison.Ordinal) ? entry.Value[2..] : entry.Value))
        .Select(entry => new ConfigurationFault(entry.Key, $"{entry.Key} has \"{entry.Value}\"; allowed are host names without port such as news.example, *.news.example or [::1], and * for every name."));

    private static bool IsName(string text) => Uri.CheckHostName(text) switch
    {
        UriHostNameType.IPv6 => text.StartsWith('['),
        UriHostNameType.Unknown => false,
        _ => true,
    };

    private static IEnumerable<string> OwnHosts(IConfiguration configuration)
    {
        var urls = (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var listening = urls.Select(BindingAddress.Parse).Where(address => !address.IsUnixPipe && !address.IsNamedPipe).Select(address => address.Host)
            .Where(host => host is not ("*" or "+" or "0.0.0.0" or "[::]"));
        return Uri.TryCreate(configuration["Site:PublicUrl"], UriKind.Absolute, out var site) ? listening.Append(site.IdnHost) : listening;
    }
}
