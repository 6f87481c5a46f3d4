using Dashboard.Demo;
using Dashboard.Demo.Serving;
using Dashboard.Fetching;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Demo;

public sealed class DemoModeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("demo").FullName;

    private string DemoFolder => Path.Combine(_folder, "data", "demo");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--demo")]
    [InlineData("--urls http://127.0.0.1:5081 --demo")]
    [InlineData("--Demo --environment Production")]
    public void The_switch_is_found_anywhere_and_taken_out(string line)
    {
        var args = line.Split(' ');
        Assert.True(DemoMode.TakeFrom(ref args));
        Assert.Equal(line.Split(' ').Where(word => !word.Equals("--demo", StringComparison.OrdinalIgnoreCase)), args);
        Assert.False(DemoMode.TakeFrom(ref args));
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.168.1.7:5080")]
    [InlineData("https://news.example")]
    [InlineData("http://localhost.news.example:5080")]
    [InlineData("nonsense")]
    public void An_address_beyond_loopback_is_refused_with_a_sentence_and_nothing_is_made(string address)
    {
        var builder = Builder(("Urls", $"http://localhost:5080;{address}"));
        Assert.Equal(
            $"Urls is \"{address}\"; with --demo allowed are only addresses on loopback, such as http://localhost:5080, unless Demo:AllowRemote is true.",
            DemoMode.Prepare(builder).Refusal);
        Assert.False(Directory.Exists(DemoFolder));
    }

    [Fact]
    public void Endpoints_of_the_web_servers_own_section_are_looked_at_too()
    {
        Assert.StartsWith(
            "Kestrel:Endpoints:Open:Url is \"http://*:80\"; with --demo allowed are",
            DemoMode.Prepare(Builder(("Kestrel:Endpoints:Open:Url", "http://*:80"))).Refusal,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://localhost:5080")]
    [InlineData("http://LOCALHOST:0;https://127.0.0.1:5081; http://[::1]:5082 ;http://127.8.8.8:80/base")]
    [InlineData("http://unix:/run/dashboard.sock")]
    public void Addresses_on_loopback_are_fine(string? urls)
    {
        using var data = DemoMode.Prepare(Builder(("Urls", urls))).Data;
        Assert.Equal(DemoFolder, data?.Path);
    }

    [Fact]
    public void Remote_addresses_are_allowed_to_whoever_asks_for_them()
    {
        using var data = DemoMode.Prepare(Builder(("Urls", "http://*:5080"), ("Demo:AllowRemote", "true"))).Data;
        Assert.NotNull(data);
    }

    [Fact]
    public void A_permission_that_is_neither_true_nor_false_is_refused()
    {
        Assert.Equal("Demo:AllowRemote is \"yes\"; allowed are true and false.", DemoMode.Prepare(Builder(("Demo:AllowRemote", "yes"))).Refusal);
    }

    [Fact]
    public void A_demo_lies_in_a_folder_of_its_own_below_the_data_directory()
    {
        var elsewhere = Path.Combine(_folder, "elsewhere");
        using var data = DemoMode.Prepare(Builder(("DataDirectory", elsewhere))).Data;
        Assert.Equal(Path.Combine(elsewhere, "demo"), data?.Path);
    }

    [Fact]
    public void Neither_a_configured_database_nor_a_configured_Redis_is_touched()
    {
        var builder = Builder(("ConnectionStrings:Postgres", "Host=db.example"), ("ConnectionStrings:Redis", "redis.example:6379"));
        using var data = DemoMode.Prepare(builder).Data;
        Assert.True(string.IsNullOrEmpty(builder.Configuration.GetConnectionString("Postgres")));
        Assert.True(string.IsNullOrEmpty(builder.Configuration.GetConnectionString("Redis")));
    }

    [Fact]
    public void Only_the_newswires_own_port_is_exempt_from_the_guard_beside_what_is_configured()
    {
        var builder = Builder(("Ingest:AllowedPrivateHosts:0", "feeds.internal"));
        using var data = DemoMode.Prepare(builder).Data;
        using var services = builder.Services.BuildServiceProvider();
        var options = new FetchingOptions();
        builder.Configuration.GetSection(FetchingOptions.Section).Bind(options);
        Assert.Equal(["feeds.internal", $"127.0.0.1:{services.GetRequiredService<NewswirePort>().Number}"], options.AllowedPrivateHosts);
    }

    [Fact]
    public void What_is_given_stays_and_what_is_not_suits_a_demo()
    {
        var builder = Builder(("Site:Name", "Notre démo"), ("Ingest:MinimumInterval", "00:00:10"), ("Sources:StarterList", "list.opml"));
        using var data = DemoMode.Prepare(builder).Data;
        var configuration = builder.Configuration;
        Assert.Equal(("Notre démo", "00:00:10", null, ""),
            (configuration["Site:Name"], configuration["Ingest:MinimumInterval"], configuration["Ingest:DefaultInterval"], configuration["Sources:StarterList"]));
        Assert.All(["fr", "ar", "en"], language => Assert.NotEmpty(configuration[$"Site:Announcement:{language}"]!));
    }

    [Fact]
    public void Without_settings_sources_are_polled_every_few_seconds()
    {
        var builder = Builder();
        using var data = DemoMode.Prepare(builder).Data;
        Assert.Equal(("00:00:01", "00:00:03"), (builder.Configuration["Ingest:MinimumInterval"], builder.Configuration["Ingest:DefaultInterval"]));
    }

    private WebApplicationBuilder Builder(params (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = _folder });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        return builder;
    }
}
