using System.Net;
using System.Security.Cryptography;
using Dashboard.Hosting.Front;
using Dashboard.Storage;
using Npgsql;
using StackExchange.Redis;

namespace Dashboard.Hosting.Faults;

/// <summary>Judges the keys that no room has options for.</summary>
internal static class HostKeys
{
    private const string Token = "Metrics:Token";

    /// <summary>Every wrong value among them.</summary>
    /// <param name="configuration">The configuration.</param>
    public static IEnumerable<ConfigurationFault> Find(IConfiguration configuration) =>
    [
        .. Urls(configuration),
        .. AllowedHosts.Find(configuration),
        .. ConfiguredList.Read(configuration, ProxyTrust.Key).Where(entry => !IPNetwork.TryParse(entry.Value, out _))
            .Select(entry => new ConfigurationFault(entry.Key, $"{entry.Key} is \"{entry.Value}\"; allowed is a CIDR such as 10.0.0.0/8, 192.168.1.7/32 or fd00::/8.")),
        .. DataDirectory(configuration),
        .. Postgres(configuration),
        .. Redis(configuration),
        .. LogLevels(configuration.GetSection("Logging")),
        .. MetricsToken(configuration),
        .. Certificate(configuration),
    ];

    private static IEnumerable<ConfigurationFault> Urls(IConfiguration configuration)
    {
        var found = configuration["Urls"] ?? "";
        foreach (var url in found.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsAddress(url))
            {
                yield return new("Urls", $"Urls is \"{found}\"; \"{url}\" is no address to listen on; allowed are http or https addresses such as http://localhost:5080, several with semicolons.");
            }
        }
    }

    private static bool IsAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.Port is >= 0 and <= IPEndPoint.MaxPort && address.PathBase.Length == 0
                && (address.IsUnixPipe || Uri.CheckHostName(address.Host) != UriHostNameType.Unknown || address.Host is "*" or "+");
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static IEnumerable<ConfigurationFault> DataDirectory(IConfiguration configuration)
    {
        if (configuration["DataDirectory"] is { } found && found.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
        {
            yield return new("DataDirectory", $"DataDirectory is \"{found.ReplaceLineEndings(" ")}\"; allowed is the path of a folder.");
        }
    }

    private static IEnumerable<ConfigurationFault> Postgres(IConfiguration configuration) => Connection(
        configuration, "ConnectionStrings:Postgres", text => new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 }, "Host=…;Port=5432;Database=…;Username=…;Password=…");

    private static IEnumerable<ConfigurationFault> Redis(IConfiguration configuration) => Connection(
        configuration, "ConnectionStrings:Redis", text => ConfigurationOptions.Parse(text).EndPoints.Count > 0, "host:6379,user=…,password=…");

    // A connection string holds a password: what was found is told by the library's own words, which name the part that is wrong.
    private static IEnumerable<ConfigurationFault> Connection(IConfiguration configuration, string key, Predicate<string> namesHost, string allowed)
    {
        if (configuration[key] is { Length: > 0 } found && Complaint(found, namesHost) is { } wrong)
        {
            yield return new(key, $"{key} cannot be read: {wrong}; allowed is {allowed}.");
        }
    }

    private static string? Complaint(string found, Predicate<string> namesHost)
    {
        try
        {
            return namesHost(found) ? null : "it names no host";
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidCastException or OverflowException or KeyNotFoundException)
        {
            return fault.Message.ReplaceLineEndings(" ").TrimEnd('.');
        }
    }

    private static IEnumerable<ConfigurationFault> LogLevels(IConfigurationSection logging) => logging.AsEnumerable()
        .Where(pair => pair.Key.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase) && pair.Value is not null && !Enum.TryParse<LogLevel>(pair.Value, ignoreCase: true, out _))
        .Select(pair => new ConfigurationFault(pair.Key, $"{pair.Key} is \"{pair.Value}\"; allowed is one of {string.Join(", ", Enum.GetNames<LogLevel>())}.", nameof(LogLevel.Information)));

    private static IEnumerable<ConfigurationFault> Certificate(IConfiguration configuration)
    {
        if (Unusable(configuration) is { } wrong)
        {
            yield return new(KeyCertificate.Key,
                $"{KeyCertificate.Key} is \"{configuration[KeyCertificate.Key]?.ReplaceLineEndings(" ")}\", which cannot be used: {wrong}; allowed is a PEM file with a certificate and its RSA key.");
        }
    }

    private static string? Unusable(IConfiguration configuration)
    {
        try
        {
            using var certificate = KeyCertificate.Of(configuration);
            return null;
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return fault.Message.ReplaceLineEndings(" ").TrimEnd('.');
        }
    }

    private static IEnumerable<ConfigurationFault> MetricsToken(IConfiguration configuration)
    {
        if (configuration[Token] is { Length: > 0 } found && !found.All(c => c is > ' ' and <= '~'))
        {
            yield return new(Token, $"{Token} holds a character that no header can carry; allowed are printable ASCII characters without spaces.");
        }
    }
}
