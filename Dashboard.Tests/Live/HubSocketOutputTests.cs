using System.Net;
using System.Net.Sockets;
using Dashboard.Live.Sockets;

namespace Dashboard.Tests.Live;

/// <summary>What writes to a hub client's socket, when the socket is no more.</summary>
public sealed class HubSocketOutputTests
{
    [Fact(Timeout = 30_000)]
    public async Task A_write_after_the_server_let_go_of_the_socket_ends_and_so_does_the_next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, TestContext.Current.CancellationToken);
        using var socket = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        var output = new HubSocketOutput(socket, Stream.Null, TimeProvider.System, () => Assert.Fail("It is gone, not stuck."));
        output.TakeOver();
        Assert.False((await output.WriteAsync("un"u8.ToArray(), TestContext.Current.CancellationToken)).IsCompleted);
        socket.Dispose();
        Assert.True((await output.WriteAsync("deux"u8.ToArray(), TestContext.Current.CancellationToken)).IsCompleted);
        Assert.True((await output.WriteAsync("trois"u8.ToArray(), TestContext.Current.CancellationToken)).IsCompleted);
        await output.WriteFramesAsync("quatre"u8.ToArray());
    }
}
