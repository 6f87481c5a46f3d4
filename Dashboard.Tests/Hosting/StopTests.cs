using System.Net.WebSockets;
using System.Text;
using Dashboard.Tests.Cluster;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;

namespace Dashboard.Tests.Hosting;

public sealed class StopTests
{
    private const int Streams = 20;

    [Fact]
    public async Task A_server_with_open_streams_stops_within_seconds_and_tells_them_when_to_come_back()
    {
        await using var server = await ServerProcess.StartAsync();
        using var client = new HttpMessageInvoker(new SocketsHttpHandler { MaxConnectionsPerServer = Streams });
        var streams = await Task.WhenAll(Enumerable.Range(0, Streams).Select(_ => OpenAsync(client, server.Address)));
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(server.Address, "/hubs/live")).Build();
        await hub.StartAsync(TestContext.Current.CancellationToken);
        await hub.InvokeAsync("Join", new { last = 1 }, TestContext.Current.CancellationToken);

        using var raw = await ListenAsync(server.Address);
        var farewells = streams.Select(stream => stream.ReadToEndAsync(TestContext.Current.CancellationToken)).ToList();
        var (took, exitCode) = await server.StopAsync();
        Assert.Equal(0, exitCode);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Contains("{\"type\":7,\"allowReconnect\":true}", await ReadAllAsync(raw), StringComparison.Ordinal);
        Assert.All(await Task.WhenAll(farewells), farewell => Assert.Contains("retry:", farewell, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_is_told_to_stop_while_PostgreSQL_is_away_ends_with_a_sentence()
    {
        Component.Require(Tools.Postgres is not null, "PostgreSQL's initdb");
        var ct = TestContext.Current.CancellationToken;
        await using var postgres = await PostgresPart.CreateAsync(ct);
        await postgres.StartAsync(ct);
        await using var server = await ServerProcess.StartAsync(("ConnectionStrings:Postgres", postgres.ConnectionString), ("DOTNET_SHUTDOWNTIMEOUTSECONDS", "5"));
        await postgres.KillAsync();
        var (took, exitCode) = await server.StopAsync();
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.DoesNotContain("Unhandled exception", await server.Errors, StringComparison.Ordinal);
        Assert.True(exitCode == 0 || (exitCode == 1 && server.Output.Any(line => line.Contains("stopped before every part", StringComparison.Ordinal))), string.Join('\n', server.Output));
    }

    // The hub as a client without a library sees it: a socket and JSON records.
    private static async Task<ClientWebSocket> ListenAsync(Uri address)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/hubs/live" }.Uri, TestContext.Current.CancellationToken);
        await socket.SendAsync("{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task<string> ReadAllAsync(ClientWebSocket socket)
    {
        var (said, buffer) = (new StringBuilder(), new byte[4096]);
        try
        {
            while (await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken) is { MessageType: not WebSocketMessageType.Close } part)
            {
                said.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            }
        }
        catch (WebSocketException)
        {
            // The server is gone; what it said before counts.
        }

        return said.ToString();
    }

    // Past the greeting: what is read after it is the farewell.
    private static async Task<StreamReader> OpenAsync(HttpMessageInvoker client, Uri address)
    {
        var response = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/live")), TestContext.Current.CancellationToken);
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.StartsWith("id:", StringComparison.Ordinal))
        {
            // retry, a comment, then the head's position.
        }

        return reader;
    }
}
