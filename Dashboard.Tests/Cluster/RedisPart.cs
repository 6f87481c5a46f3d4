using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Dashboard.Tests.Cluster;

/// <summary>A Redis of its own, as docker/compose.yml has it: it keeps nothing.</summary>
internal sealed class RedisPart() : Part("redis")
{
    private readonly int _port = SparePort();

    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    /// <summary>Cuts the connections of all its clients.</summary>
    public async Task CutAsync(CancellationToken ct)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _port, ct);
        var stream = client.GetStream();
        await stream.WriteAsync("CLIENT KILL TYPE pubsub\r\nCLIENT KILL TYPE normal SKIPME yes\r\nQUIT\r\n"u8.ToArray(), ct);
        await stream.CopyToAsync(Stream.Null, ct);
    }

    protected override ProcessStartInfo Command() =>
        new(Tools.Redis!, ["--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]);

    protected override Task<bool> ServesAsync(CancellationToken ct) => AnswersAsync(_port, ct);
}
