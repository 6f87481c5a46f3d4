using System.Net;
using System.Net.Sockets;
using Dashboard.Fetching;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Fetching;

public sealed class GuardedClientRedirectTests
{
    [Theory]
    [InlineData("/a=301:/b,/b=301:/end", "/end", "/end")]
    [InlineData("/a=308:/b,/b=302:/end", "/end", "/b")]
    [InlineData("/a=302:/b,/b=301:/end", "/end", null)]
    [InlineData("/a=307:end", "/end", null)]
    [InlineData("/a=303:./x/../end?q=1#part", "/end?q=1", null)]
    public async Task Only_an_unbroken_row_of_permanent_redirects_moves_a_source(string steps, string end, string? moved)
    {
        await using var publisher = await Publisher.StartAsync(Walk(steps));
        using var client = Fetch.Client(publisher.Options);
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await client.GetAsync(new FetchRequest(publisher.At("/a"))));
        Assert.Equal(publisher.At(end), fetched.FinalUrl);
        Assert.Equal(moved is null ? null : publisher.At(moved), fetched.MovedTo);
    }

    [Theory]
    [InlineData("/a=302:/a", "redirect-loop")]
    [InlineData("/a=302:/b,/b=301:/a", "redirect-loop")]
    [InlineData("/a=302:/b,/b=301:/b#again", "redirect-loop")]
    [InlineData("/a=302:/1,/1=302:/2,/2=302:/3,/3=302:/4,/4=302:/5,/5=302:/6", "too-many-redirects")]
    [InlineData("/a=302:", "bad-redirect")]
    [InlineData("/a=302:ftp://example.com/", "bad-redirect")]
    [InlineData("/a=302:file:///etc/passwd", "bad-redirect")]
    [InlineData("/a=302:http://user:pass@example.com/", "bad-redirect")]
    [InlineData("/a=302:http://", "bad-redirect")]
    [InlineData("/a=301:http://127.0.0.2/latest", "refused-address")]
    [InlineData("/a=301:http://2130706433/", "refused-address")]
    [InlineData("/a=301://localhost/", "refused-address")]
    public async Task A_redirect_that_leads_nowhere_is_refused(string steps, string code)
    {
        await using var publisher = await Publisher.StartAsync(Walk(steps));
        using var client = Fetch.Client(publisher.Options);
        Assert.Equal(code, Assert.IsType<FetchOutcome.Failed>(await client.GetAsync(new FetchRequest(publisher.At("/a")))).Code);
    }

    [Fact]
    public async Task As_many_redirects_as_allowed_are_followed()
    {
        await using var publisher = await Publisher.StartAsync(Walk("/a=302:/1,/1=302:/2,/2=302:/3,/3=302:/4,/4=302:/end"));
        using var client = Fetch.Client(publisher.Options);
        Assert.IsType<FetchOutcome.Fetched>(await client.GetAsync(new FetchRequest(publisher.At("/a"))));
        Assert.Equal(["/a", "/1", "/2", "/3", "/4", "/end"], publisher.Asked.Select(asked => asked.Target));
    }

    [Theory]
    [InlineData("127.0.0.1"), InlineData("publisher.example")]
    public async Task A_redirect_to_a_private_address_is_refused_without_connecting(string host)
    {
        using var secret = new TcpListener(IPAddress.Loopback, 0);
        secret.Start();
        var target = $"http://{host}:{((IPEndPoint)secret.LocalEndpoint).Port}/";
        await using var publisher = await Publisher.StartAsync(Walk($"/a=301:{target}"));
        using var client = Fetch.Client(publisher.Options, resolve: _ => [IPAddress.Loopback]);
        var failed = Assert.IsType<FetchOutcome.Failed>(await client.GetAsync(new FetchRequest(publisher.At("/a"))));
        Assert.Equal(["refused-address", host], [failed.Code, .. failed.Arguments]);
        Assert.False(secret.Pending());
    }

    [Theory]
    [InlineData("127.0.0.1"), InlineData("::ffff:127.0.0.1"), InlineData("::1")]
    public async Task A_public_name_with_a_private_address_is_refused(string address)
    {
        using var client = Fetch.Client(new FetchingOptions(), resolve: _ => [IPAddress.Parse(address)]);
        var failed = Assert.IsType<FetchOutcome.Failed>(await client.GetAsync(new FetchRequest(new Uri("http://feeds.example/"))));
        Assert.Equal(["refused-address", "feeds.example"], [failed.Code, .. failed.Arguments]);
    }

    [Theory]
    [InlineData("10.0.0.1"), InlineData("169.254.169.254"), InlineData("fd00::1"), InlineData("::ffff:192.168.1.1")]
    public void What_a_name_leads_to_is_chosen_before_anything_is_sent(string address)
    {
        var connector = new GuardedConnector(Fetch.Allowed(), Options.Create(new FetchingOptions()), TimeProvider.System);
        var (refused, open) = (IPAddress.Parse(address), IPAddress.Parse("8.8.8.8"));
        Assert.Throws<RefusedAddressException>(() => connector.Choose("feeds.example", 80, [refused]));
        Assert.Equal([open], connector.Choose("feeds.example", 80, [refused, open]));
    }

    [Fact]
    public async Task A_name_that_changes_its_address_is_judged_at_each_connection()
    {
        await using var first = await Publisher.StartAsync(context =>
        {
            context.Response.Headers.Connection = "close";
            return context.Response.WriteAsync("x");
        });
        var answers = new Queue<IPAddress>([IPAddress.Loopback, IPAddress.Parse("127.0.0.2")]);
        using var client = Fetch.Client(first.Options, resolve: _ => [answers.Dequeue()]);
        var url = new Uri($"http://feeds.example:{first.Url.Port}/");
        Assert.IsType<FetchOutcome.Fetched>(await client.GetAsync(new FetchRequest(url)));
        var failed = Assert.IsType<FetchOutcome.Failed>(await client.GetAsync(new FetchRequest(url)));
        Assert.Equal("refused-address", failed.Code);
        Assert.Empty(answers);
    }

    [Fact]
    public async Task Of_several_addresses_only_the_allowed_ones_are_connected_to()
    {
        await using var publisher = await Publisher.StartAsync(Walk(""));
        using var client = Fetch.Client(publisher.Options, resolve: _ => [IPAddress.Parse("127.0.0.2"), IPAddress.IPv6Loopback, IPAddress.Loopback]);
        var outcome = await client.GetAsync(new FetchRequest(new Uri($"http://feeds.example:{publisher.Url.Port}/end")));
        Assert.IsType<FetchOutcome.Fetched>(outcome);
    }

    [Fact]
    public async Task A_refused_address_is_not_even_looked_up()
    {
        using var client = Fetch.Client(new FetchingOptions(), resolve: _ => throw new InvalidOperationException("looked up"));
        var failed = Assert.IsType<FetchOutcome.Failed>(await client.GetAsync(new FetchRequest(new Uri("http://localhost:5432/"))));
        Assert.Equal("refused-address", failed.Code);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest"), InlineData("//10.0.0.1/"), InlineData("https://[fd00::1]/")]
    public void A_redirect_to_a_private_literal_is_no_step(string location)
    {
        var trail = new RedirectTrail(new Uri("http://one.example/"), 5, Fetch.Rules());
        Assert.Equal("refused-address", trail.Follow(301, location)?.Code);
        Assert.Equal((new Uri("http://one.example/"), null), (trail.Current, trail.MovedTo));
    }

    [Theory]
    [InlineData("http://one.example/", 301, "https://one.example/", "https://one.example/")]
    [InlineData("https://one.example/", 301, "http://one.example/", null)]
    [InlineData("https://one.example/", 308, "//two.example/x", "https://two.example/x")]
    public void A_step_down_to_http_is_never_permanent(string from, int status, string location, string? moved)
    {
        var trail = new RedirectTrail(new Uri(from), 5, Fetch.Rules());
        Assert.Null(trail.Follow(status, location));
        Assert.Equal(moved, trail.MovedTo?.AbsoluteUri);
        Assert.StartsWith(location[..4] == "http" ? location : moved!, trail.Current.AbsoluteUri, StringComparison.Ordinal);
    }

    /// <summary>Answers <c>/from=status:to</c> steps with redirects, all else with content.</summary>
    private static RequestDelegate Walk(string steps)
    {
        var table = steps.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(step => step.Split('=', 2)).ToDictionary(step => step[0], step => step[1].Split(':', 2));
        return context =>
        {
            if (!table.TryGetValue(context.Request.Path, out var answer))
            {
                return context.Response.WriteAsync("content");
            }

            context.Response.StatusCode = int.Parse(answer[0], System.Globalization.CultureInfo.InvariantCulture);
            context.Response.Headers.Location = answer[1];
            return Task.CompletedTask;
        };
    }
}
