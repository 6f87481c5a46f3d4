using System.ComponentModel.DataAnnotations;
using Dashboard.Fetching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Fetching;

public sealed class FetchingOptionsTests
{
    [Fact]
    public void What_ships_is_valid() => Assert.Empty(Sentences(new FetchingOptions()));

    [Fact]
    public void Each_rule_says_the_key_what_was_found_and_what_is_allowed() => Assert.Equal(
        [
            "Ingest:AllowedPrivateHosts has 'http://x/'; allowed are a host, a host:port or a CIDR, such as feeds.internal, 127.0.0.1:8080, [::1]:8080 or 10.0.0.0/8.",
            "Ingest:HostSpacing is -00:00:01; allowed is 00:00:00 to 01:00:00.",
            "Ingest:MaxConcurrency is 0; allowed is 1 to 10000.",
            "Ingest:MaxPerHost is 0; allowed is 1 to 100.",
            "Ingest:MaxBodyBytes is 1; allowed is 1024 to 1073741824.",
            "Ingest:Timeout is 00:00:00; allowed is 00:00:00.1000000 to 00:10:00.",
            "Ingest:ConnectTimeout is 1.00:00:00; allowed is 00:00:00.1000000 to 00:10:00.",
            "Ingest:MaxRedirects is -1; allowed is 0 to 20.",
            "Ingest:UserAgent is 'a\nb'; allowed are printable ASCII characters.",
        ],
        Sentences(new FetchingOptions
        {
            AllowedPrivateHosts = ["http://x/", "ok.internal"],
            HostSpacing = TimeSpan.FromSeconds(-1),
            MaxConcurrency = 0,
            MaxPerHost = 0,
            MaxBodyBytes = 1,
            Timeout = TimeSpan.Zero,
            ConnectTimeout = TimeSpan.FromDays(1),
            MaxRedirects = -1,
            UserAgent = "a\nb",
        }));

    [Fact]
    public void The_section_is_read_lists_on_one_line_too()
    {
        var options = Read(("Ingest:MaxPerHost", "7"), ("Ingest:AllowedPrivateHosts", "a.internal, 10.0.0.0/8"));
        Assert.Equal(7, options.MaxPerHost);
        Assert.Equal(["a.internal", "10.0.0.0/8"], options.AllowedPrivateHosts);
        Assert.Equal(["[::1]:80", "b"], Read(("Ingest:AllowedPrivateHosts:0", "[::1]:80"), ("Ingest:AllowedPrivateHosts:1", "b")).AllowedPrivateHosts);
    }

    [Fact]
    public void A_bad_value_stops_with_its_sentence()
    {
        var thrown = Assert.Throws<OptionsValidationException>(() => Read(("Ingest:MaxPerHost", "0")));
        Assert.Contains("Ingest:MaxPerHost is 0; allowed is 1 to 100.", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://desk.example.tn", " (+https://desk.example.tn/)")]
    [InlineData("http://localhost:5080", "")]
    [InlineData("nonsense", "")]
    [InlineData(null, "")]
    public void Publishers_hear_who_asks(string? publicUrl, string suffix) =>
        Assert.Equal(ProductAgent.Plain + suffix, Read(("Site:PublicUrl", publicUrl)).UserAgent);

    [Fact]
    public void The_room_can_be_put_together()
    {
        using var provider = Services().BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Assert.Same(provider.GetRequiredService<GuardedClient>(), provider.GetRequiredService<GuardedClient>());
    }

    private static IEnumerable<string> Sentences(FetchingOptions options) =>
        options.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage!);

    private static FetchingOptions Read(params (string Key, string? Value)[] values)
    {
        using var provider = Services(values).BuildServiceProvider();
        return provider.GetRequiredService<IOptions<FetchingOptions>>().Value;
    }

    private static IServiceCollection Services(params (string Key, string? Value)[] values) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(v => v.Key, v => v.Value)).Build())
        .AddSingleton(TimeProvider.System)
        .AddLogging()
        .AddFetching();
}
