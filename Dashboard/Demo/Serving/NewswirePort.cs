using System.Net;
using System.Net.Sockets;

namespace Dashboard.Demo.Serving;

/// <summary>
/// A free loopback port, taken before the host is built: the guard must know it before anything is fetched, and it must not
/// go to another program meanwhile.
/// </summary>
public sealed class NewswirePort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Takes one.</summary>
    /// <exception cref="SocketException">None could be had.</exception>
    public NewswirePort()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Number = ((IPEndPoint)_socket.LocalEndPoint!).Port;
    }

    /// <summary>Its number.</summary>
    public int Number { get; }

    /// <summary>The address of what is served there.</summary>
    public Uri Root => new UriBuilder(Uri.UriSchemeHttp, IPAddress.Loopback.ToString(), Number).Uri;

    /// <summary>The socket, bound and not yet listening; whoever listens on it closes it.</summary>
    internal Socket Socket => _socket;

    /// <summary>Gives it back.</summary>
    public void Dispose() => _socket.Dispose();
}
