using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Dashboard.Fetching;

/// <summary>How politely and how far the product fetches: the part of section <c>Ingest</c> that concerns HTTP.</summary>
public sealed class FetchingOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Ingest";

    private const long Kibibyte = 1024;

    /// <summary>Hosts, <c>host:port</c>s or CIDRs on private networks that may be fetched, and are not spaced.</summary>
    public IReadOnlyList<string> AllowedPrivateHosts { get; set; } = [];

    /// <summary>Least time between the starts of two requests to one host.</summary>
    public TimeSpan HostSpacing { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests under way at once, over all hosts.</summary>
    public int MaxConcurrency { get; set; } = 64;

    /// <summary>Requests under way at once to one host.</summary>
    public int MaxPerHost { get; set; } = 2;

    /// <summary>Largest body in bytes, counted after decompression.</summary>
    public long MaxBodyBytes { get; set; } = 15 * Kibibyte * Kibibyte;

    /// <summary>Time for a whole fetch with its redirects, waiting for a turn at the host not counted.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Time to look up a host and connect to it, TLS included.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Redirects followed in one fetch.</summary>
    public int MaxRedirects { get; set; } = 5;

    /// <summary>The User-Agent in place of the product's own.</summary>
    public string? UserAgent { get; set; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string?[] sentences =
        [
            .. AllowedPrivateHosts.Select(Entry),
            Between(nameof(HostSpacing), HostSpacing, TimeSpan.Zero, TimeSpan.FromHours(1)),
            Between(nameof(MaxConcurrency), MaxConcurrency, 1, 10_000),
            Between(nameof(MaxPerHost), MaxPerHost, 1, 100),
            Between(nameof(MaxBodyBytes), MaxBodyBytes, Kibibyte, Kibibyte * Kibibyte * Kibibyte),
            Between(nameof(Timeout), Timeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)),
            Between(nameof(ConnectTimeout), ConnectTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)),
            Between(nameof(MaxRedirects), MaxRedirects, 0, 20),
            Agent(UserAgent),
        ];
        return sentences.OfType<string>().Select(sentence => new ValidationResult(sentence));
    }

    private static string? Entry(string text) => AllowedHost.Parse(text) is not null
        ? null
        : $"{Section}:{nameof(AllowedPrivateHosts)} has '{text}'; allowed are a host, a host:port or a CIDR, "
            + "such as feeds.internal, 127.0.0.1:8080, [::1]:8080 or 10.0.0.0/8.";

    private static string? Between<T>(string key, T found, T least, T most)
        where T : IComparable<T>, IFormattable
    {
        if (found.CompareTo(least) >= 0 && found.CompareTo(most) <= 0)
        {
            return null;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Section}:{key} is {found}; allowed is {least} to {most}.");
    }

    private static string? Agent(string? text) => text is null || text.All(c => c is >= ' ' and <= '~')
        ? null
        : $"{Section}:{nameof(UserAgent)} is '{text}'; allowed are printable ASCII characters.";
}
