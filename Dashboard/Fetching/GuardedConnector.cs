using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Dashboard.Fetching;

/// <summary>
/// Opens the connections of the product: looks the host up once and connects to the very addresses it judged,
/// so that a name that answers differently the next time (DNS rebinding) gains nothing.
/// </summary>
public sealed class GuardedConnector(AllowedPrivateHosts allowed, IOptions<FetchingOptions> options, TimeProvider time)
{
    // A host with a dozen addresses that all keep silent is down.
    private const int MaxAttempts = 4;

    /// <summary>Looks a name up; the system's resolver unless a test says otherwise.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>The callback for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = HostName.TryAddress(host, out var literal)
            ? [literal]
            : await Resolve(host, cancellationToken);
        var socket = await ConnectAsync(Choose(host, port, found), port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Those of the addresses found that may be connected to, in the resolver's order.</summary>
    /// <exception cref="RefusedAddressException">There are addresses, none of them allowed.</exception>
    /// <exception cref="SocketException">There are no addresses.</exception>
    internal IPAddress[] Choose(string host, int port, IReadOnlyCollection<IPAddress> found)
    {
        if (found.Count == 0)
        {
            throw new SocketException((int)SocketError.NoData);
        }

        var name = HostName.ToAscii(host) ?? host;
        var chosen = found
            .Where(address => AddressRules.IsPublic(address) || allowed.Allows(name, address, port))
            .Select(AddressRules.Plain)
            .ToArray();
        if (chosen.Length == 0)
        {
            throw new RefusedAddressException(host);
        }

        allowed.Note(name, port, chosen);
        return chosen;
    }

    private async ValueTask<Socket> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var attempts = Math.Min(addresses.Length, MaxAttempts);
        for (var i = 0; i < attempts - 1; i++)
        {
            // An address that swallows packets must leave time for the next one.
            using var share = new CancellationTokenSource(options.Value.ConnectTimeout / attempts, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(share.Token, cancellationToken);
            try
            {
                return await ConnectAsync(addresses[i], port, both.Token);
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // The next address is the answer to this failure; the last one's failure is reported.
                continue;
            }
        }

        return await ConnectAsync(addresses[attempts - 1], port, cancellationToken);
    }

    private static async ValueTask<Socket> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
