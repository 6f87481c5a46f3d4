using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Dashboard.Live.Sockets;
using Dashboard.Shared.Live;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Live;

/// <summary>The hub on WebSockets that it writes to by itself.</summary>
public sealed class HubSocketTests
{
    private const int Patience = 60_000;
    private const char End = '\u001e';
    private const string Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e";
    private const string Many =
        "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51";

    private static readonly byte[] Mask = [1, 2, 3, 4];

    [Theory(Timeout = Patience)]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task A_hub_client_hears_by_every_transport(HttpTransportType transport)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync();
        await newsroom.StoreAsync(newsroom.Entry("avant"));
        await using var hub = new HubConnectionBuilder().WithUrl($"{newsroom.Address}/hubs/live", transport).Build();
        var heard = Channel.CreateUnbounded<string>();
        hub.On<HeadlineNews>("HeadlineArrived", headline => heard.Writer.TryWrite(headline.Title));
        await hub.StartAsync(ct);
        await hub.InvokeAsync("Join", new JoinRequest(Last: 1, OneByOne: true), ct);
        Assert.Equal("avant", await heard.Reader.ReadAsync(ct));
        await newsroom.StoreAsync(newsroom.Entry("après"));
        Assert.Equal("après", await heard.Reader.ReadAsync(ct));
    }

    [Fact(Timeout = Patience)]
    public async Task A_snapshot_of_more_than_64_KB_arrives_whole()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync();
        await newsroom.StoreAsync([.. Enumerable.Range(0, 200).Select(_ => newsroom.Entry(new string('é', 700)))]);
        using var socket = await OpenAsync(newsroom, "/hubs/live?join=1&last=200", ct);
        var first = await HearAsync(socket, "HeadlinesArrived", ct);
        Assert.True(first.Length > 65_536, "It fits a short frame.");
        Assert.Equal(200, first.Split(new string('é', 700)).Length - 1);
    }

    [Fact(Timeout = Patience)]
    public async Task A_ping_between_two_messages_is_answered_and_the_stream_goes_on()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(newsroom.Address).Port, ct);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Upgrade("join=1")), ct);
        var text = await ReadUntilAsync(stream, "", "\r\n\r\n", ct);
        Assert.StartsWith("HTTP/1.1 101 ", text, StringComparison.Ordinal);
        // The value of RFC 6455, section 1.3.
        Assert.Contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", text, StringComparison.Ordinal);
        await stream.WriteAsync(Frame(0x81, Handshake), ct);
        text = await ReadUntilAsync(stream, "", "CaughtUp", ct);
        Assert.StartsWith("\u0081\u0003{}" + End, text, StringComparison.Ordinal);
        await stream.WriteAsync(Frame(0x89, "là ?"), ct);
        await ReadUntilAsync(stream, "", "\u008a\u0005" + Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("là ?")), ct);
        await newsroom.StoreAsync(newsroom.Entry("toujours"));
        await ReadUntilAsync(stream, "", "toujours", ct);
        await stream.WriteAsync(Frame(0x88, ""), ct);
        Assert.EndsWith("\u0088\u0002\u0003\u00e8", await ReadToEndAsync(stream, ct), StringComparison.Ordinal);
    }

    [Theory(Timeout = Patience)]
    [InlineData("join=1&last=500")]
    [InlineData("join=1")]
    public async Task A_client_that_reads_nothing_is_let_go_and_leaves_nothing_behind(string question)
    {
        var ct = TestContext.Current.CancellationToken;
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var newsroom = await TestNewsroom.StartAsync(time: time);
        using var dropped = new Dropped(newsroom);
        for (var i = 0; i < 20; i++)
        {
            await newsroom.StoreAsync([.. Enumerable.Range(0, 300).Select(_ => newsroom.Entry(new string('é', 900)))]);
        }

        using var stuck = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await stuck.ConnectAsync(IPAddress.Loopback, new Uri(newsroom.Address).Port, ct);
        await stuck.SendAsync(Encoding.ASCII.GetBytes(Upgrade(question)), ct);
        await stuck.SendAsync(Frame(0x81, Handshake), ct);
        using var other = await OpenAsync(newsroom, "/hubs/live?join=1", ct);
        await HearAsync(other, "CaughtUp", ct);
        for (var i = 0; i < 20; i++)
        {
            await newsroom.StoreAsync([.. Enumerable.Range(0, 300).Select(_ => newsroom.Entry(new string('è', 900)))]);
        }

        using var hurry = new Hurry(time);
        Assert.Equal("hub", await dropped.First.WaitAsync(ct));
        var sockets = newsroom.Services.GetRequiredService<HubSockets>();
        await Until.HoldsAsync(() => sockets.Count == 1, ct);
    }

    [Fact(Timeout = Patience)]
    public async Task A_client_that_says_too_much_at_once_is_closed_and_the_others_are_not()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync();
        using var other = await OpenAsync(newsroom, "/hubs/live?join=1", ct);
        using var loud = await OpenAsync(newsroom, "/hubs/live", ct);
        await loud.SendAsync(new byte[200_000], WebSocketMessageType.Text, endOfMessage: true, ct);
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            while (true)
            {
                await HearAsync(loud, "never", ct);
            }
        });
        await newsroom.StoreAsync(newsroom.Entry("au calme"));
        Assert.Contains("au calme", await HearAsync(other, "HeadlineArrived", ct), StringComparison.Ordinal);
    }

    [Theory(Timeout = Patience)]
    [InlineData("[{\"last\":-1}]", "last must be a number from 0 to 500.")]
    [InlineData("[{\"sources\":[" + Many + "]}]", "At most 50 values")]
    [InlineData("[7]", "Failed to invoke 'Join'")]
    public async Task What_a_client_asks_wrongly_is_answered_with_a_sentence_and_the_connection_stays(string arguments, string sentence)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync();
        using var socket = await OpenAsync(newsroom, "/hubs/live", ct);
        await SayAsync(socket, $$"""{"type":1,"invocationId":"1","target":"Join","arguments":{{arguments}}}""", ct);
        Assert.Contains(sentence, await HearAsync(socket, "\"invocationId\":\"1\"", ct), StringComparison.Ordinal);
        await SayAsync(socket, """{"type":1,"invocationId":"2","target":"Join","arguments":[{}]}""", ct);
        await HearAsync(socket, "CaughtUp", ct);
    }

    [Fact(Timeout = Patience)]
    public async Task An_address_that_cannot_be_met_is_told_why_and_closed()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync();
        using var socket = await OpenAsync(newsroom, "/hubs/live?join=1&source=abc", ct);
        Assert.Contains("source must be the number of a source.", await HearAsync(socket, "\"type\":7", ct), StringComparison.Ordinal);
    }

    [Fact(Timeout = Patience)]
    public async Task An_incomplete_opening_handshake_is_a_problem()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(newsroom.Address).Port, ct);
        await using var stream = client.GetStream();
        await stream.WriteAsync("GET /hubs/live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"u8.ToArray(), ct);
        Assert.StartsWith("HTTP/1.1 400 ", await ReadUntilAsync(stream, "", "\r\n\r\n", ct), StringComparison.Ordinal);
    }

    [Fact(Timeout = Patience)]
    public async Task A_page_of_another_site_cannot_open_one_with_a_visitors_cookie()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://elsewhere.example");
        socket.Options.SetRequestHeader("Cookie", "any=thing");
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(AddressOf(newsroom, "/hubs/live"), ct));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    private static Uri AddressOf(TestNewsroom newsroom, string path) => new(newsroom.Address.Replace("http:", "ws:", StringComparison.Ordinal) + path);

    private static async Task<ClientWebSocket> OpenAsync(TestNewsroom newsroom, string path, CancellationToken ct)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(AddressOf(newsroom, path), ct);
        await socket.SendAsync(Encoding.UTF8.GetBytes(Handshake), WebSocketMessageType.Text, endOfMessage: true, ct);
        return socket;
    }

    private static Task SayAsync(ClientWebSocket socket, string message, CancellationToken ct) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, ct);

    // The first message that speaks of something.
    private static async Task<string> HearAsync(ClientWebSocket socket, string of, CancellationToken ct)
    {
        while (true)
        {
            using var whole = new MemoryStream();
            ValueWebSocketReceiveResult part;
            do
            {
                var buffer = new byte[16_384];
                part = await socket.ReceiveAsync(buffer.AsMemory(), ct);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
                }

                whole.Write(buffer.AsSpan(0, part.Count));
            }
            while (!part.EndOfMessage);
            var text = Encoding.UTF8.GetString(whole.ToArray());
            if (text.Contains(of, StringComparison.Ordinal))
            {
                return text;
            }
        }
    }

    private static string Upgrade(string question) =>
        $"GET /hubs/live?{question} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

    private static byte[] Frame(byte kind, string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        return [kind, (byte)(0x80 | payload.Length), .. Mask, .. payload.Select((b, i) => (byte)(b ^ Mask[i % 4]))];
    }

    private static async Task<string> ReadUntilAsync(NetworkStream stream, string text, string end, CancellationToken ct)
    {
        var buffer = new byte[4096];
        while (!text.Contains(end, StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, ct);
            Assert.True(read > 0, $"It ended with: {text}");
            text += Encoding.Latin1.GetString(buffer, 0, read);
        }

        return text;
    }

    private static async Task<string> ReadToEndAsync(NetworkStream stream, CancellationToken ct)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        return await reader.ReadToEndAsync(ct);
    }
}
