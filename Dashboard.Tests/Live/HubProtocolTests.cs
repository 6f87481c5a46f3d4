using System.Net;
using System.Threading.Channels;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Live;

public sealed class HubProtocolTests
{
    [Fact]
    public async Task MessagePack_carries_the_keys_and_values_of_JSON()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        await using var hub = new HubConnectionBuilder().WithUrl($"{newsroom.Address}/hubs/live").AddMessagePackProtocol().Build();
        var heard = Channel.CreateUnbounded<Dictionary<object, object?>>();
        var caughtUp = new TaskCompletionSource<Dictionary<object, object?>>(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.On<Dictionary<object, object?>>("HeadlineArrived", headline => heard.Writer.TryWrite(headline));
        hub.On<Dictionary<object, object?>[]>("HeadlinesArrived", headlines => Array.ForEach(headlines, headline => heard.Writer.TryWrite(headline)));
        hub.On<Dictionary<object, object?>>("CaughtUp", position => caughtUp.TrySetResult(position));
        hub.Closed += fault =>
        {
            heard.Writer.TryComplete(fault ?? new InvalidOperationException("The server cut the connection."));
            return Task.CompletedTask;
        };
        await newsroom.StoreAsync(newsroom.Entry("Avant"));
        await newsroom.StoreAsync(newsroom.Entry("Avant aussi"));
        await hub.StartAsync(TestContext.Current.CancellationToken);
        await hub.InvokeAsync("Join", new Dictionary<string, object?>(StringComparer.Ordinal) { ["last"] = 2, ["languages"] = new[] { "fr" } }, TestContext.Current.CancellationToken);
        Assert.Equal("Avant", (await heard.Reader.ReadAsync(TestContext.Current.CancellationToken))["title"]);
        Assert.Equal("Avant aussi", (await heard.Reader.ReadAsync(TestContext.Current.CancellationToken))["title"]);
        Assert.True(Convert.ToInt64((await caughtUp.Task.WaitAsync(TestContext.Current.CancellationToken))["seq"], System.Globalization.CultureInfo.InvariantCulture) >= 2);

        await newsroom.StoreAsync(newsroom.Entry("أخبار") with { Language = "fr", Direction = Dashboard.Shared.Headlines.TextDirection.RightToLeft });
        var live = await heard.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("أخبار", live["title"]);
        Assert.Equal("rtl", live["direction"]);
        Assert.Equal("normal", live["urgency"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", Assert.IsType<string>(live["seenAt"]));
        Assert.Null(live["image"]);
        Assert.False(live.ContainsKey("previousTitle"));
        Assert.Equal("La Source", Assert.IsType<Dictionary<object, object?>>(live["source"])["name"]);
    }

    [Fact]
    public async Task A_page_of_another_site_may_negotiate_without_credentials()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        using var client = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false });
        using var preflight = new HttpRequestMessage(HttpMethod.Options, $"{newsroom.Address}/hubs/live/negotiate?negotiateVersion=1");
        preflight.Headers.Add("Origin", "https://elsewhere.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "x-requested-with,x-signalr-user-agent");
        using var allowed = await client.SendAsync(preflight, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal(["*"], allowed.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.False(allowed.Headers.Contains("Access-Control-Allow-Credentials"));

        using var plain = Negotiation(newsroom, cookie: null);
        using var negotiated = await client.SendAsync(plain, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, negotiated.StatusCode);
        Assert.Equal(["*"], negotiated.Headers.GetValues("Access-Control-Allow-Origin"));

        using var withCookie = Negotiation(newsroom, cookie: "session=1");
        using var refused = await client.SendAsync(withCookie, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static HttpRequestMessage Negotiation(TestNewsroom newsroom, string? cookie)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{newsroom.Address}/hubs/live/negotiate?negotiateVersion=1") { Content = new ByteArrayContent([]) };
        request.Headers.Add("Origin", "https://elsewhere.example");
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return request;
    }
}
