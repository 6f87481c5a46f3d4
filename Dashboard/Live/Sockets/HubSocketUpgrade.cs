using System.Net.Sockets;
using Microsoft.AspNetCore.Http.Features;

namespace Dashboard.Live.Sockets;

/// <summary>Lets the framework do the opening handshake (RFC 6455, section 4), and puts what writes by itself under the WebSocket it makes.</summary>
/// <param name="inner">The server's.</param>
/// <param name="socket">The connection's socket.</param>
/// <param name="time">The clock.</param>
/// <param name="onStuck">Called once when the client has taken nothing for too long.</param>
internal sealed class HubSocketUpgrade(IHttpUpgradeFeature inner, Socket socket, TimeProvider time, Action onStuck) : IHttpUpgradeFeature
{
    /// <inheritdoc />
    public bool IsUpgradableRequest => inner.IsUpgradableRequest;

    /// <summary>What writes; null before the upgrade.</summary>
    public HubSocketOutput? Output { get; private set; }

    /// <inheritdoc />
    public async Task<Stream> UpgradeAsync()
    {
        var stream = await inner.UpgradeAsync();
        Output = new(socket, stream, time, onStuck);
        return new HubSocketStream(stream, Output);
    }
}
