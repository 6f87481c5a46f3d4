using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using Dashboard.Shared.Live;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Live;

/// <summary>What the loops promise each connection, on real sockets.</summary>
public sealed class FanoutTests
{
    private const int Patience = 60_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Timeout = Patience)]
    public async Task A_reader_that_takes_nothing_is_let_go_and_the_others_hear_everything_meanwhile()
    {
        var ct = TestContext.Current.CancellationToken;
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var newsroom = await TestNewsroom.StartAsync(time: time);
        using var dropped = new Dropped(newsroom);
        using var stuck = await OpenAsync(newsroom, "GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n", receiveBuffer: 4096);
        var others = SseReader.ReadAsync($"{newsroom.Address}/live?after=0", null, heard => heard.Count == 6_000, ct);
        for (var i = 0; i < 20; i++)
        {
            await newsroom.StoreAsync([.. Enumerable.Range(0, 300).Select(_ => newsroom.Entry(new string('t', 900)))]);
        }

        Assert.Equal(Enumerable.Range(1, 6_000), (await others).Select(e => int.Parse(e.Id, CultureInfo.InvariantCulture)));
        using var hurry = new Hurry(time);
        Assert.Equal("sse", await dropped.First.WaitAsync(ct));
    }

    [Theory(Timeout = Patience)]
    [InlineData("1.1", true)]
    [InlineData("1.0", false)]
    public async Task An_answer_is_whole_whoever_writes_it(string version, bool inChunks)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync();
        await newsroom.StoreAsync(newsroom.Entry("avant"));
        using var reader = await OpenAsync(newsroom, $"GET /live?last=1 HTTP/{version}\r\nHost: localhost\r\n\r\n");
        await using var stream = new NetworkStream(reader);
        var text = await ReadUntilAsync(stream, "", "id: 1\n\n", ct);
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/event-stream; charset=utf-8\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Cache-Control: no-store\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Access-Control-Allow-Origin: *\r\n", text, StringComparison.Ordinal);
        Assert.Contains("X-Content-Type-Options: nosniff\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Content-Security-Policy: default-src 'none'", text, StringComparison.Ordinal);
        Assert.Equal(inChunks, text.Contains("Transfer-Encoding: chunked\r\n", StringComparison.Ordinal));
        await newsroom.StoreAsync(newsroom.Entry("après"));
        text = await ReadUntilAsync(stream, text, "après", ct);
        newsroom.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        text = await ReadUntilAsync(stream, text, end: null, ct);
        Assert.Contains("retry: ", text[text.LastIndexOf("après", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal(inChunks, text.EndsWith("0\r\n\r\n", StringComparison.Ordinal));
    }

    [Fact(Timeout = Patience)]
    public async Task Streams_with_different_filters_each_hear_their_own()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync();
        Task<List<(string Id, string Kind, string Data)>> Read(string filter, int count) =>
            SseReader.ReadAsync($"{newsroom.Address}/live?after=0{filter}", null, heard => heard.Count == count, ct);
        var (all, french, arabic) = (Read("", 60), Read("&language=fr", 30), Read("&language=ar", 30));
        for (var i = 0; i < 30; i++)
        {
            // A feed has its newest first.
            await newsroom.StoreAsync(newsroom.Entry() with { Language = "ar" }, newsroom.Entry());
        }

        Assert.Equal(Enumerable.Range(1, 60), (await all).Select(e => int.Parse(e.Id, CultureInfo.InvariantCulture)));
        Assert.Equal(Enumerable.Range(0, 30).Select(n => (2 * n) + 1), (await french).Select(e => int.Parse(e.Id, CultureInfo.InvariantCulture)));
        Assert.Equal(Enumerable.Range(1, 30).Select(n => 2 * n), (await arabic).Select(e => int.Parse(e.Id, CultureInfo.InvariantCulture)));
    }

    [Fact(Timeout = Patience)]
    public async Task Silent_streams_get_a_sign_of_life_with_their_position()
    {
        var ct = TestContext.Current.CancellationToken;
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var newsroom = await TestNewsroom.StartAsync(time: time);
        await newsroom.StoreAsync(newsroom.Entry());
        // The node hears of it a moment after it is written; whoever comes before that gets it as an event.
        await SseReader.ReadAsync($"{newsroom.Address}/live?after=0", null, heard => heard.Count == 1, ct);
        using var reader = await OpenAsync(newsroom, "GET /live?last=0 HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await using var stream = new NetworkStream(reader);
        var text = await ReadUntilAsync(stream, "", "id: 1\n\n", ct);
        using var hurry = new Hurry(time);
        Assert.DoesNotContain("event:", await ReadUntilAsync(stream, text, ":\nid: 1\n\n", ct), StringComparison.Ordinal);
    }

    [Theory(Timeout = Patience)]
    [InlineData("join=one-by-one", true)]
    [InlineData("join=1", false)]
    public async Task A_hub_client_can_join_by_its_address(string join, bool isOneByOne)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync();
        await newsroom.StoreAsync(newsroom.Entry("trois"), newsroom.Entry("deux"), newsroom.Entry("un"));
        await using var hub = new HubConnectionBuilder().WithUrl($"{newsroom.Address}/hubs/live?{join}&last=3").Build();
        var heard = Channel.CreateUnbounded<string>();
        hub.On<HeadlineNews>("HeadlineArrived", headline => heard.Writer.TryWrite(headline.Title));
        hub.On<HeadlineNews[]>("HeadlinesArrived", headlines => heard.Writer.TryWrite(string.Join('+', headlines.Select(h => h.Title))));
        await hub.StartAsync(ct);
        string[] expected = isOneByOne ? ["un", "deux", "trois", "quatre"] : ["un+deux+trois", "quatre"];
        for (var i = 0; i < expected.Length - 1; i++)
        {
            Assert.Equal(expected[i], await heard.Reader.ReadAsync(ct));
        }

        await newsroom.StoreAsync(newsroom.Entry("quatre"));
        Assert.Equal("quatre", await heard.Reader.ReadAsync(ct));
    }

    [Theory(Timeout = Patience)]
    [InlineData("last=1", "deux")]
    [InlineData("after=1", "deux")]
    [InlineData("last=2", "un+deux")]
    [InlineData("after=0", "un+deux")]
    public async Task Only_several_headlines_that_leave_at_once_are_said_together(string start, string expected)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync();
        await newsroom.StoreAsync(newsroom.Entry("deux"), newsroom.Entry("un"));
        // The node hears of them a moment after they are written; whoever comes before that gets them as they come.
        await SseReader.ReadAsync($"{newsroom.Address}/live?after=0", null, heard => heard.Count == 2, ct);
        await using var hub = new HubConnectionBuilder().WithUrl($"{newsroom.Address}/hubs/live?join=1&{start}").Build();
        var heard = Channel.CreateUnbounded<string>();
        hub.On<HeadlineNews>("HeadlineArrived", headline => heard.Writer.TryWrite($"HeadlineArrived {headline.Title}"));
        hub.On<HeadlineNews[]>("HeadlinesArrived", headlines => heard.Writer.TryWrite($"HeadlinesArrived {string.Join('+', headlines.Select(h => h.Title))}"));
        await hub.StartAsync(ct);
        Assert.Equal($"Headline{(expected.Contains('+', StringComparison.Ordinal) ? "s" : "")}Arrived {expected}", await heard.Reader.ReadAsync(ct));
    }

    [Fact(Timeout = Patience)]
    public async Task Who_returns_within_the_ring_is_answered_while_the_database_is_away()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync("postgres");
        await newsroom.StoreAsync(newsroom.Entry("un"), newsroom.Entry("deux"));
        var live = SseReader.ReadAsync($"{newsroom.Address}/live?after=0", null, heard => heard.Count == 2, ct);
        Assert.Equal(2, (await live).Count);
        await newsroom.AllowConnectionsAsync(false);
        try
        {
            var replayed = await SseReader.ReadAsync($"{newsroom.Address}/live?after=1", null, heard => heard.Count == 1, ct);
            Assert.Equal("2", Assert.Single(replayed).Id);
        }
        finally
        {
            await newsroom.AllowConnectionsAsync(true);
        }
    }

    private static async Task<Socket> OpenAsync(TestNewsroom newsroom, string request, int receiveBuffer = 65_536)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = receiveBuffer };
        await socket.ConnectAsync("127.0.0.1", new Uri(newsroom.Address).Port, Ct);
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), Ct);
        return socket;
    }

    private static async Task<string> ReadUntilAsync(NetworkStream stream, string before, string? end, CancellationToken ct)
    {
        var (bytes, buffer) = (new List<byte>(Encoding.UTF8.GetBytes(before)), new byte[4096]);
        while (end is null || !Encoding.UTF8.GetString([.. bytes]).Contains(end, StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, ct);
            if (read == 0)
            {
                break;
            }

            bytes.AddRange(buffer.AsSpan(0, read));
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
