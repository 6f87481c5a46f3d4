using System.Collections.Concurrent;
using Dashboard.Fetching;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Fetching;

/// <summary>Forms, as hubs are sent.</summary>
public sealed class GuardedClientFormTests
{
    private static readonly KeyValuePair<string, string>[] Fields = [new("hub.mode", "subscribe"), new("hub.topic", "https://journal.example/é?a=b&c")];

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(204)]
    public async Task A_form_is_sent_whole_and_any_success_takes_it(int status)
    {
        var received = new ConcurrentQueue<(string Method, string? Mode, string? Topic)>();
        await using var hub = await Publisher.StartAsync(async context =>
        {
            var form = await context.Request.ReadFormAsync();
            received.Enqueue((context.Request.Method, form["hub.mode"], form["hub.topic"]));
            context.Response.StatusCode = status;
        });
        using var client = Fetch.Client(hub.Options);
        Assert.IsType<FetchOutcome.Accepted>(await client.GetAsync(new FetchRequest(hub.Url) { Form = Fields }));
        Assert.Equal(("POST", "subscribe", "https://journal.example/é?a=b&c"), Assert.Single(received));
    }

    [Theory]
    [InlineData(400, FailureCode.HttpStatus)]
    [InlineData(404, FailureCode.NotFound)]
    [InlineData(500, FailureCode.ServerError)]
    public async Task A_form_that_is_refused_is_a_failure(int status, string code)
    {
        await using var hub = await Publisher.StartAsync(Fetch.Status(status));
        using var client = Fetch.Client(hub.Options);
        Assert.Equal(code, Assert.IsType<FetchOutcome.Failed>(await client.GetAsync(new FetchRequest(hub.Url) { Form = Fields })).Code);
    }

    [Theory]
    [InlineData(307, true)]
    [InlineData(308, true)]
    [InlineData(301, false)]
    [InlineData(302, false)]
    [InlineData(303, false)]
    public async Task Only_redirects_that_keep_the_method_carry_a_form_on(int status, bool isCarried)
    {
        var methods = new ConcurrentQueue<string>();
        await using var hub = await Publisher.StartAsync(context =>
        {
            methods.Enqueue(context.Request.Method);
            if (context.Request.Path != "/there")
            {
                context.Response.StatusCode = status;
                context.Response.Headers.Location = "/there";
            }

            return Task.CompletedTask;
        });
        using var client = Fetch.Client(hub.Options);
        var outcome = await client.GetAsync(new FetchRequest(hub.Url) { Form = Fields });
        Assert.Equal(isCarried, outcome is FetchOutcome.Accepted);
        Assert.Equal(isCarried ? ["POST", "POST"] : ["POST"], methods);
    }

    [Fact]
    public async Task A_hub_on_a_private_network_is_not_connected_to()
    {
        await using var hub = await Publisher.StartAsync(Fetch.Status(202));
        using var client = Fetch.Client(new FetchingOptions());
        var refused = await client.GetAsync(new FetchRequest(hub.Url) { Form = Fields });
        Assert.Equal("refused-address", Assert.IsType<FetchOutcome.Failed>(refused).Code);
        Assert.Empty(hub.Asked);
    }
}
