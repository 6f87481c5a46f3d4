namespace Dashboard.Tests.Hosting;

public sealed class FrontTests
{
    [Fact]
    public async Task Without_a_trusted_proxy_no_forwarded_header_counts()
    {
        await using var host = await FrontHost.StartAsync(("AllowedHosts", "*"));
        var (_, body, _) = await host.GetAsync("/", ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"));
        Assert.Equal($"127.0.0.1 http {host.Authority}", body);
    }

    [Fact]
    public async Task A_header_from_an_address_that_is_no_trusted_proxy_does_not_count()
    {
        await using var host = await FrontHost.StartAsync(("Proxy:Trusted:0", "10.0.0.0/8"));
        var (_, body, _) = await host.GetAsync("/", ("X-Forwarded-For", "203.0.113.9"));
        Assert.Equal($"127.0.0.1 http {host.Authority}", body);
    }

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("198.51.100.1, 203.0.113.9", "203.0.113.9")]
    [InlineData("203.0.113.9, 10.0.0.7, 10.0.0.8", "203.0.113.9")]
    [InlineData("198.51.100.1, 203.0.113.9, 10.0.0.7", "203.0.113.9")]
    [InlineData("10.0.0.1, 203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8::7", "2001:db8::7")]
    [InlineData("nonsense", "127.0.0.1")]
    public async Task Behind_trusted_proxies_the_right_most_hop_that_is_none_is_the_client(string forwarded, string client)
    {
        await using var host = await FrontHost.StartAsync(("Proxy:Trusted", "127.0.0.0/8, 10.0.0.0/8"));
        var (_, body, _) = await host.GetAsync("/", ("X-Forwarded-For", forwarded));
        Assert.Equal(client, body.Split(' ')[0]);
    }

    [Fact]
    public async Task A_trusted_proxy_says_which_name_and_scheme_were_asked_for()
    {
        await using var host = await FrontHost.StartAsync(("Proxy:Trusted:0", "127.0.0.1/32"), ("Site:PublicUrl", "https://news.example"));
        var (status, body, headers) = await host.GetAsync("/", ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "news.example"));
        Assert.Equal((200, "203.0.113.9 https news.example"), (status, body));
        Assert.Single(headers["Strict-Transport-Security"]);
        (status, _, _) = await host.GetAsync("/", ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Host", "evil.example"));
        Assert.Equal(400, status);
    }

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("[::1]", 200)]
    [InlineData("NEWS.example:8443", 200)]
    [InlineData("evil.example", 400)]
    [InlineData("news.example.evil.example", 400)]
    public async Task Only_the_names_of_this_server_are_answered(string name, int status)
    {
        await using var host = await FrontHost.StartAsync(("Site:PublicUrl", "https://news.example"));
        var (found, body, _) = await host.GetAsync("/", ("Host", name));
        Assert.Equal(status, found);
        Assert.Equal(status == 400, body.Contains($"does not answer to the name \\u0022{name}\\u0022", StringComparison.Ordinal) || body.Contains($"does not answer to the name \\\"{name}\\\"", StringComparison.Ordinal));
        Assert.Equal(200, (await host.GetAsync("/health/live", ("Host", name))).Status);
    }

    [Theory]
    [InlineData("*", "anything.example", 200)]
    [InlineData("*.news.example;press.example", "www.news.example", 200)]
    [InlineData("*.news.example;press.example", "press.example", 200)]
    [InlineData("*.news.example;press.example", "localhost", 400)]
    public async Task Configured_names_stand_in_place_of_the_usual_ones(string allowed, string name, int status)
    {
        await using var host = await FrontHost.StartAsync(("AllowedHosts", allowed));
        Assert.Equal(status, (await host.GetAsync("/", ("Host", name))).Status);
    }

    [Fact]
    public async Task Every_answer_carries_the_strict_headers_and_none_names_the_server()
    {
        await using var host = await FrontHost.StartAsync();
        foreach (var name in new[] { "localhost", "evil.example" })
        {
            var (_, _, headers) = await host.GetAsync("/", ("Host", name));
            Assert.Equal(
                ["default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"],
                headers["Content-Security-Policy"]);
            Assert.Equal(["nosniff"], headers["X-Content-Type-Options"]);
            Assert.Equal(["strict-origin-when-cross-origin"], headers["Referrer-Policy"]);
            Assert.Empty(headers["Strict-Transport-Security"]);
            Assert.Empty(headers["Server"]);
        }
    }

    [Theory]
    [InlineData("/long", true)]
    [InlineData("/account/long", false)]
    public async Task Public_answers_are_compressed_and_those_with_secrets_are_not(string path, bool compressed)
    {
        await using var host = await FrontHost.StartAsync();
        var (_, _, headers) = await host.GetAsync(path, ("Accept-Encoding", "br"));
        Assert.Equal(compressed ? ["br"] : [], headers["Content-Encoding"]);
    }
}
