using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Garnet;
using Garnet.server;
using Garnet.server.Auth.Settings;

namespace Dashboard.Hosting;

/// <summary>The Redis that comes with the product: Garnet in this process, on loopback, with a password nobody else knows.</summary>
public sealed class EmbeddedGarnet : IDisposable
{
    private const int Attempts = 20;
    private readonly GarnetServer _server;

    private EmbeddedGarnet(GarnetServer server, string connectionString) => (_server, ConnectionString) = (server, connectionString);

    /// <summary>What <c>ConnectionStrings:Redis</c> would say.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts it on a free loopback port.</summary>
    /// <exception cref="SocketException">No port could be had.</exception>
    public static EmbeddedGarnet Start()
    {
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        for (var attempt = 1; ; attempt++)
        {
            var endpoint = new IPEndPoint(IPAddress.Loopback, FreePort());
            try
            {
                var server = new GarnetServer(Options(endpoint, password), loggerFactory: null);
                server.Start();
                return new EmbeddedGarnet(server, $"{endpoint},password={password}");
            }
            catch (SocketException) when (attempt < Attempts)
            {
                // Somebody took the port between the look and the start; the next one will do.
            }
        }
    }

    /// <summary>Stops it.</summary>
    public void Dispose() => _server.Dispose();

    // Garnet cannot say which port it was given, so a free one is found first.
    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static GarnetServerOptions Options(EndPoint endpoint, string password) => new()
    {
        EndPoints = [endpoint],
        QuietMode = true,
        LogMemorySize = "16m",
        PageSize = "1m",
        IndexMemorySize = "1m",
        PubSubPageSize = "64k",
        EnableAOF = false,
        EnableStorageTier = false,
        AuthSettings = new PasswordAuthenticationSettings(password),
    };
}
