using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Dashboard.Hosting;

/// <summary>Says in words why the server could not listen.</summary>
internal static class StartFaults
{
    private const string Server = "Microsoft.AspNetCore.Server.Kestrel";

    /// <summary>A sentence; null for what is nobody's setting.</summary>
    /// <param name="fault">What stopped the start.</param>
    /// <param name="configuration">What was configured.</param>
    public static string? Sentence(Exception fault, IConfiguration configuration)
    {
        var found = $"Urls is \"{configuration["Urls"]}\"";
        return fault switch
        {
            IOException { InnerException: AddressInUseException } =>
                $"{found}, which another program listens on already; stop that one, or choose another port.",
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                $"{found}, which this user may not listen on; allowed are ports from 1024.",
            SocketException or IOException { InnerException: SocketException or AggregateException } =>
                $"{found}, which this machine cannot listen on: {fault.GetBaseException().Message}; allowed are its own addresses.",
            InvalidOperationException when fault.Source?.StartsWith(Server, StringComparison.Ordinal) == true =>
                $"{found}, which the web server refuses: {fault.Message}",
            _ => null,
        };
    }
}
