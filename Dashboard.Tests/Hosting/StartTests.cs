using System.Net;
using System.Net.Sockets;
using Dashboard.Storage;

namespace Dashboard.Tests.Hosting;

public sealed class StartTests
{
    [Fact]
    public async Task A_second_server_on_one_data_directory_is_refused_with_a_sentence()
    {
        var folder = Directory.CreateTempSubdirectory("newsroom").FullName;
        using (var first = new DataDirectory(folder))
        {
            Assert.True(first.TryHold());
            var errors = await RefusedAsync([], ("DataDirectory", folder));
            Assert.Equal([$"DataDirectory is \"{folder}\", which another running server holds; stop that one, or name another folder."], errors);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_data_directory_that_is_a_file_is_refused_with_a_sentence()
    {
        var file = Path.GetTempFileName();
        var errors = await RefusedAsync([], ("DataDirectory", file));
        Assert.Equal([$"DataDirectory is \"{file}\", which cannot be written; name a folder that this user may write to."], errors);
        File.Delete(file);
    }

    [Fact]
    public async Task Every_wrong_value_is_named_at_once_with_what_is_allowed()
    {
        var errors = await RefusedAsync(
            ["--Live:MaxConnections", "xyz", "--Proxy:Trusted=everybody"],
            ("Ingest:MinimumInterval", "abc"),
            ("Ingest:HostSpacing", "-00:00:01"),
            ("Moderation:BlockThreshold", "0"),
            ("ConnectionStrings:Postgres", "Host=db;Colour=blue;Password=hunter2"),
            ("ConnectionStrings:Redis", "cache,colour=blue,password=hunter2"),
            ("AllowedHosts", "news.example/path"),
            ("Keys:Certificate", "/nowhere/keys.pem"),
            ("Site:TimeZone", "Atlantis/Capital"),
            ("Site:DefaultLanguage", "xx"),
            ("Logging:LogLevel:Default", "Loud"));
        Assert.Equal(
            [
                "AllowedHosts has \"news.example/path\"; allowed are host names without port such as news.example, *.news.example or [::1], and * for every name.",
                "ConnectionStrings:Postgres cannot be read: ",
                "ConnectionStrings:Redis cannot be read: ",
                "Ingest:HostSpacing is -00:00:01; allowed is 00:00:00 to 01:00:00.",
                "Ingest:MinimumInterval is \"abc\"; allowed is a length of time such as 00:05:00.",
                "Keys:Certificate is \"/nowhere/keys.pem\", which cannot be used: Could not find a part of the path '/nowhere/keys.pem'; allowed is a PEM file with a certificate and its RSA key.",
                "Live:MaxConnections is \"xyz\"; allowed is a whole number.",
                "Logging:LogLevel:Default is \"Loud\"; allowed is one of Trace, Debug, Information, Warning, Error, Critical, None.",
                "Moderation:BlockThreshold is \"0\"; allowed is a whole number from 2 to 1000.",
                "Proxy:Trusted is \"everybody\"; allowed is a CIDR such as 10.0.0.0/8, 192.168.1.7/32 or fd00::/8.",
                "Site:DefaultLanguage is \"xx\"; allowed is one of fr, ar, en.",
                "Site:TimeZone is \"Atlantis/Capital\"; allowed is an IANA time zone such as Africa/Tunis.",
            ],
            errors.Order(StringComparer.Ordinal).Select(line => line.StartsWith("ConnectionStrings", StringComparison.Ordinal) ? line[..(line.IndexOf(": ", StringComparison.Ordinal) + 2)] : line));
        Assert.DoesNotContain(errors, line => line.Contains("hunter2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gopher://localhost")]
    [InlineData("http://localhost:99999")]
    [InlineData("nonsense")]
    public async Task An_address_nobody_can_listen_on_is_named(string urls)
    {
        var errors = await RefusedAsync(["--Urls", urls]);
        Assert.StartsWith($"Urls is \"{urls}\"; ", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_a_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var urls = $"http://{other.LocalEndpoint}";
        var errors = await RefusedAsync(["--Urls", urls]);
        Assert.Equal([$"Urls is \"{urls}\", which another program listens on already; stop that one, or choose another port."], errors);
    }

    [Fact]
    public async Task A_PostgreSQL_that_is_away_is_told_in_a_sentence_without_the_password()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var error = Assert.Single(await RefusedAsync([], ("ConnectionStrings:Postgres", $"Host=127.0.0.1;Port={port};Database=news;Username=desk;Password=hunter2;Timeout=1")));
        Assert.StartsWith($"ConnectionStrings:Postgres names the database \"news\" at 127.0.0.1:{port}, which cannot be used: ", error, StringComparison.Ordinal);
        Assert.Matches(@"\(waited \d+ s\)", error);
        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_settings_file_that_is_no_JSON_is_named_with_the_line()
    {
        var root = Directory.CreateTempSubdirectory("root").FullName;
        await File.WriteAllTextAsync(Path.Combine(root, "appsettings.json"), "{\n  \"Live\": {\n", TestContext.Current.CancellationToken);
        var error = Assert.Single(await RefusedAsync(["--contentRoot", root]));
        Assert.Contains(Path.Combine(root, "appsettings.json"), error, StringComparison.Ordinal);
        Assert.Contains("LineNumber: 2", error, StringComparison.Ordinal);
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_content_root_that_is_not_there_is_named()
    {
        var error = Assert.Single(await RefusedAsync(["--contentRoot", "/nowhere/at/all"]));
        Assert.StartsWith("contentRoot cannot be used: ", error, StringComparison.Ordinal);
        Assert.Contains("/nowhere/at/all", error, StringComparison.Ordinal);
    }

    // Nothing on standard output looks like a stack trace, and what stands on standard error is sentences.
    private static async Task<string[]> RefusedAsync(string[] args, params (string Key, string Value)[] settings)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(null, args.Contains("--Urls") ? args : [.. args, "--Urls", "http://127.0.0.1:0"], settings);
        Assert.Equal(1, exitCode);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
        return errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
