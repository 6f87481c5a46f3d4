using System.Net;
using System.Net.Sockets;
using System.Text;
using Dashboard.Fetching;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Fetching;

public sealed class GuardedClientFailureTests
{
    [Fact]
    public async Task A_server_that_never_answers_is_given_up()
    {
        var time = new FakeTimeProvider();
        await using var publisher = await Publisher.StartAsync(context =>
        {
            time.Advance(TimeSpan.FromSeconds(20));
            return Publisher.StaySilentAsync(context);
        });
        using var client = Fetch.Client(publisher.Options, time);
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(publisher.Url)), "timeout", "20");
    }

    [Fact]
    public async Task A_server_that_stops_in_the_body_is_given_up()
    {
        var time = new FakeTimeProvider();
        await using var publisher = await Publisher.StartAsync(async context =>
        {
            await context.Response.WriteAsync("<rss>");
            await context.Response.Body.FlushAsync();
            time.Advance(TimeSpan.FromSeconds(20));
            await Publisher.StaySilentAsync(context);
        });
        using var client = Fetch.Client(publisher.Options, time);
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(publisher.Url)), "timeout", "20");
    }

    [Fact]
    public async Task Redirects_share_the_time_of_one_fetch()
    {
        var time = new FakeTimeProvider();
        await using var publisher = await Publisher.StartAsync(context =>
        {
            time.Advance(TimeSpan.FromSeconds(8));
            context.Response.Redirect(context.Request.Path + "x");
            return Task.CompletedTask;
        });
        using var client = Fetch.Client(publisher.Options, time);
        var outcome = await client.GetAsync(new FetchRequest(publisher.Url));
        Fetch.AssertFailed(outcome, "timeout", "20");
        Assert.Equal(3, publisher.Asked.Count);
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_thrown()
    {
        using var cancel = new CancellationTokenSource();
        await using var publisher = await Publisher.StartAsync(async context =>
        {
            await cancel.CancelAsync();
            await Publisher.StaySilentAsync(context);
        });
        using var client = Fetch.Client(publisher.Options);
        var thrown = await Assert.ThrowsAsync<OperationCanceledException>(() => client.FetchAsync(new FetchRequest(publisher.Url), cancel.Token));
        Assert.Equal(cancel.Token, thrown.CancellationToken);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_connection_cut_in_the_body_is_no_content(bool declared)
    {
        await using var publisher = await Publisher.StartAsync(async context =>
        {
            context.Response.ContentLength = declared ? 1000 : null;
            await context.Response.WriteAsync("<rss>");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        using var client = Fetch.Client(publisher.Options);
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(publisher.Url)), "cut-short", "127.0.0.1");
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf", "cut-short")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le", "cut-short")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", "protocol")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "protocol")]
    public async Task What_is_not_whole_HTTP_has_its_class(string answer, string code)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var served = AnswerOnceAsync(listener, answer);
        using var client = Fetch.Client(new FetchingOptions { AllowedPrivateHosts = [$"127.0.0.1:{port}"] });
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(new Uri($"http://127.0.0.1:{port}/"))), code, "127.0.0.1");
        await served;
    }

    [Fact]
    public async Task A_dead_port_is_no_connection()
    {
        // Bound but not listening: nobody else can take the port meanwhile.
        using var held = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        held.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)held.LocalEndPoint!).Port;
        using var client = Fetch.Client(new FetchingOptions { AllowedPrivateHosts = ["127.0.0.1"] });
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(new Uri($"http://127.0.0.1:{port}/"))), "connect", "127.0.0.1", $"{port}");
    }

    [Fact]
    public async Task The_next_address_is_tried_when_one_is_dead()
    {
        await using var publisher = await Publisher.StartAsync(context => context.Response.WriteAsync("x"));
        var options = new FetchingOptions { AllowedPrivateHosts = ["127.0.0.0/8"] };
        using var client = Fetch.Client(options, resolve: _ => [IPAddress.Parse("127.0.0.9"), IPAddress.Loopback]);
        Assert.IsType<FetchOutcome.Fetched>(await client.GetAsync(new FetchRequest(new Uri($"http://feeds.example:{publisher.Url.Port}/"))));
    }

    [Theory]
    [InlineData(SocketError.HostNotFound), InlineData(SocketError.NoData), InlineData(SocketError.TryAgain)]
    public async Task A_name_without_address_is_a_matter_of_DNS(SocketError error)
    {
        using var client = Fetch.Client(new FetchingOptions(), resolve: _ => throw new SocketException((int)error));
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(new Uri("https://nonexistent.invalid/"))), "dns", "nonexistent.invalid");
    }

    [Fact]
    public async Task A_name_with_no_addresses_at_all_is_a_matter_of_DNS()
    {
        using var client = Fetch.Client(new FetchingOptions(), resolve: _ => []);
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(new Uri("http://nonexistent.invalid/"))), "dns", "nonexistent.invalid");
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_refused()
    {
        await using var publisher = await Publisher.StartAsync(context => context.Response.WriteAsync("x"), secure: true);
        using var client = Fetch.Client(publisher.Options);
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(publisher.Url)), "tls", "127.0.0.1");
    }

    [Fact]
    public async Task TLS_where_none_is_spoken_is_a_matter_of_TLS()
    {
        await using var publisher = await Publisher.StartAsync(context => context.Response.WriteAsync("x"));
        using var client = Fetch.Client(publisher.Options);
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(new Uri($"https://127.0.0.1:{publisher.Url.Port}/"))), "tls", "127.0.0.1");
    }

    [Theory]
    [InlineData("ftp://example.com/x", "scheme"), InlineData("http://u@example.com/", "userinfo")]
    public async Task What_the_rules_refuse_is_not_fetched(string url, string code)
    {
        using var client = Fetch.Client(new FetchingOptions());
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(new Uri(url))), code, "example.com");
    }

    [Fact]
    public async Task Whatever_keeps_a_connection_from_coming_about_is_an_outcome()
    {
        using var client = Fetch.Client(new FetchingOptions(), resolve: _ => throw new NotSupportedException("a resolver's own trouble"));
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(new Uri("http://feeds.example/"))), "connect", "feeds.example", "80");
    }

    private static async Task AnswerOnceAsync(TcpListener listener, string answer)
    {
        using var socket = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        // The request is read first: closing over unread bytes would reset the connection.
        await socket.ReceiveAsync(new byte[8192], TestContext.Current.CancellationToken);
        await socket.SendAsync(Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
        socket.Shutdown(SocketShutdown.Both);
    }
}
